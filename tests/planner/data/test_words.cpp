// SPDX-License-Identifier: Apache-2.0
#include "planner/data/words.h"
#include "tests/catch.h"

using namespace planner;

TEST_CASE("Yes and no are understood in several languages and as numbers", "[words]") {
    for (const char* yes : {"yes", "Y", "Oui", "Sí", "sim", "TRUE", "1", "1.0"})
        CHECK(parse_answer(yes, {}) == Answer::yes);
    for (const char* no : {"No", "non", "não", "false", "0", "0.0"})
        CHECK(parse_answer(no, {}) == Answer::no);
    for (const char* other : {"", "maybe", "unknown", "2"})
        CHECK(parse_answer(other, {}) == Answer::unknown);
}

TEST_CASE("A manifest's words replace our own", "[words]") {
    const ValueWords words{{"yes", {"2"}}, {"no", {"1"}}};
    CHECK(parse_answer("2", words) == Answer::yes);
    CHECK(parse_answer("1", words) == Answer::no);
    CHECK(parse_answer("yes", words) == Answer::unknown);
    CHECK(parse_electricity("1", {{"yes", {"1"}}, {"no", {"0"}}}) == Electricity::grid);
    CHECK(parse_generations("Rapide", {{"3G", {"rapide"}}}) == std::array{false, true, false, false});
}

TEST_CASE("Kinds of electricity are told apart", "[words]") {
    CHECK(parse_electricity("electrical grid", {}) == Electricity::grid);
    CHECK(parse_electricity("Réseau électrique", {}) == Electricity::grid);
    CHECK(parse_electricity("solar power station", {}) == Electricity::solar);
    CHECK(parse_electricity("diesel generator", {}) == Electricity::unreliable);
    CHECK(parse_electricity("none", {}) == Electricity::none);
    CHECK(parse_electricity("1", {}) == Electricity::grid);
    CHECK(parse_electricity("", {}) == Electricity::unknown);
}

TEST_CASE("An answer may be a state or a phrase, in four languages", "[words]") {
    for (const char* yes : {"En service", "fonctionnel", "Raccordé", "électrifiée", "avec internet", "Con conexión",
                            "com internet", "Sí, por fibra", "Ligada", "en servicio"}) {
        CAPTURE(yes);
        CHECK(parse_answer(yes, {}) == Answer::yes);
    }
    for (const char* no : {"Fermé", "non fonctionnel", "Non raccordé", "sans connexion", "sin internet", "sem acesso",
                           "hors service", "não conectada", "fuera de servicio", "en panne", "Pas de réseau"}) {
        CAPTURE(no);
        CHECK(parse_answer(no, {}) == Answer::no);
    }
    for (const char* unknown : {"non renseigné", "sin datos", "Não informado", "no data", "Ne sait pas"}) {
        CAPTURE(unknown);
        CHECK(parse_answer(unknown, {}) == Answer::unknown);
        CHECK(says_unknown(unknown));
    }
}

TEST_CASE("Electricity is understood in four languages", "[words]") {
    for (const char* grid : {"oui", "Raccordé au réseau", "électrifié", "avec électricité", "Con electricidad",
                             "Red pública", "com energia elétrica", "Rede nacional", "SONEB (réseau)"}) {
        CAPTURE(grid);
        CHECK(parse_electricity(grid, {}) == Electricity::grid);
    }
    for (const char* none : {"sans électricité", "Non électrifié", "sin electricidad", "sem energia",
                             "Pas d'électricité", "Non raccordé", "não", "pas de groupe électrogène"}) {
        CAPTURE(none);
        CHECK(parse_electricity(none, {}) == Electricity::none);
    }
    for (const char* solar : {"Solaire", "panneaux solaires", "Energía solar", "Non (solaire)", "off-grid solar"}) {
        CAPTURE(solar);
        CHECK(parse_electricity(solar, {}) == Electricity::solar);
    }
    for (const char* unreliable : {"Groupe électrogène", "grupo electrógeno", "Gerador", "Non, groupe électrogène"}) {
        CAPTURE(unreliable);
        CHECK(parse_electricity(unreliable, {}) == Electricity::unreliable);
    }
    CHECK(parse_electricity("hors réseau", {}) == Electricity::unknown);
    CHECK(parse_electricity("non précisé", {}) == Electricity::unknown);
}

TEST_CASE("Every generation in a cell counts", "[words]") {
    CHECK(parse_generations("4G/3G", {}) == std::array{false, true, true, false});
    CHECK(parse_generations("3G Only", {}) == std::array{false, true, false, false});
    CHECK(parse_generations("GSM", {}) == std::array{true, false, false, false});
    CHECK(parse_generations("UMTS, LTE", {}) == std::array{false, true, true, false});
    CHECK(parse_generations("NR", {}) == std::array{false, false, false, true});
    CHECK(parse_generations("CDMA", {}) == std::array{false, false, false, false});
    CHECK(parse_generations("No Service", {}) == std::array{false, false, false, false});
}

TEST_CASE("Coverage is the best generation, and no service is not unknown", "[words]") {
    CHECK(parse_coverage("2G", {}) == Generation::g2);
    CHECK(parse_coverage("4g", {}) == Generation::g4);
    CHECK(parse_coverage("2G and 5G", {}) == Generation::g5);
    CHECK(parse_coverage("No Service", {}) == Generation::none);
    CHECK(parse_coverage("no coverage", {}) == Generation::none);
    CHECK(parse_coverage("unknown", {}) == Generation::unknown);
    CHECK(parse_coverage("", {}) == Generation::unknown);
}

TEST_CASE("No service is told from words that are not understood", "[words]") {
    CHECK(names_no_service("Aucun", {}));
    CHECK_FALSE(names_no_service("WiMAX", {}));
    CHECK(names_no_service("hors zone", {{"none", {"Hors zone"}}}));
    CHECK_FALSE(names_no_service("none", {{"4G", {"oui"}}}));
}

TEST_CASE("A sum is named by one word", "[words]") {
    for (const char* sum : {"Total", "TOTAL GÉNÉRAL", "Sous-total Kara", "Grand total", "Somme"})
        CHECK(names_sum(sum));
    for (const char* school : {"École primaire", "Sumbawa", "Totalville", ""})
        CHECK_FALSE(names_sum(school));
}

TEST_CASE("Fiber is named in many ways, and microwave is not one of them", "[words]") {
    for (const char* fiber : {"Fiber", "fibre optique", "Fibra óptica", "FTTH"})
        CHECK(names_fiber(fiber));
    CHECK_FALSE(names_fiber("microwave"));
    CHECK(names_other_medium("Microwave Operational"));
    CHECK_FALSE(names_other_medium("Fibre Operational"));
    CHECK_FALSE(names_other_medium(""));
}

TEST_CASE("Status is read from words that say more", "[words]") {
    using Status = TransmissionNodes::Status;
    CHECK(parse_status("Operational", {}) == Status::operational);
    CHECK(parse_status("Fibre Under Construction", {}) == Status::under_construction);
    CHECK(parse_status("Fibre Planned", {}) == Status::planned);
    CHECK(parse_status("inactive", {}) == Status::planned); // not in operation now
    for (const char* running : {"En service", "Fonctionnel", "En servicio", "Em funcionamento", "Opérationnel"})
        CHECK(parse_status(running, {}) == Status::operational);
    for (const char* later : {"Prévu", "En projet", "Fermé", "hors service", "non opérationnel", "Cerrado", "Previsto"})
        CHECK(parse_status(later, {}) == Status::planned);
    for (const char* building : {"En construction", "En cours", "En obras", "em construção"})
        CHECK(parse_status(building, {}) == Status::under_construction);
    CHECK_FALSE(parse_status("<NA>", {}));
    CHECK_FALSE(parse_status("Unknown", {}));
    CHECK(parse_status("B", {{"planned", {"b"}}}) == Status::planned);
}
