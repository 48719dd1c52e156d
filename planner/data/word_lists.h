// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

// The words that cells are read by, in English, French, Spanish and Portuguese. All are folded: lower case, without
// accents, blanks and punctuation. A `part` counts anywhere in a folded cell, a `word` is the whole of it.
namespace planner::word_lists {

inline constexpr auto yes_words = std::to_array<std::string_view>({
    "yes",
    "y",
    "1",
    "10",
    "true",
    "t",
    "oui",
    "o",
    "vrai",
    "si",
    "s",
    "verdadero",
    "sim",
    "verdadeiro",
    "connected",
    "conectado",
    "conectada",
    "conecte",
    "connecte",
    "connectee",
    "available",
    "disponible",
    "disponivel",
    "wlan",
    "wifi",
    "wired",
    "enservice",
    "enservicio",
    "emservico",
    "inservice",
    "fonctionnel",
    "fonctionnelle",
    "fonctionne",
    "funcional",
    "funciona",
    "functional",
    "working",
    "operational",
    "operationnel",
    "operationnelle",
    "operativo",
    "operativa",
    "operacional",
    "raccorde",
    "raccordee",
    "branche",
    "branchee",
    "electrifie",
    "electrifiee",
    "electrificado",
    "electrificada",
    "eletrificado",
    "eletrificada",
    "electrified",
    "equipe",
    "equipee",
    "actif",
    "active",
    "activo",
    "activa",
    "ativo",
    "ativa",
    "existe",
    "existant",
    "existente",
    "ligado",
    "ligada",
    "да",
    "Да",
    "是",
    "نعم",
});
inline constexpr auto no_words = std::to_array<std::string_view>({
    "no",
    "n",
    "0",
    "00",
    "false",
    "f",
    "non",
    "faux",
    "falso",
    "nao",
    "none",
    "aucun",
    "aucune",
    "ninguno",
    "ninguna",
    "nenhum",
    "nenhuma",
    "notconnected",
    "nonconnecte",
    "noconectado",
    "absent",
    "absente",
    "ausente",
    "ferme",
    "fermee",
    "cerrado",
    "cerrada",
    "fechado",
    "fechada",
    "closed",
    "enpanne",
    "inactif",
    "inactive",
    "inactivo",
    "inativo",
    "inexistant",
    "inexistante",
    "inexistente",
    "indisponible",
    "indisponivel",
    "unavailable",
    "debranche",
    "deconnecte",
    "desconectado",
    "desconectada",
    "disconnected",
    "desligado",
    "desligada",
    "unconnected",
    "broken",
    "нет",
    "Нет",
    "否",
    "لا",
});
/// That nothing is known, although there is a word.
inline constexpr auto unknown_words = std::to_array<std::string_view>({
    "unknown",
    "notknown",
    "nodata",
    "noinformation",
    "noanswer",
    "notreported",
    "notstated",
    "notspecified",
    "notapplicable",
    "inconnu",
    "inconnue",
    "nonconnu",
    "nonrenseigne",
    "nonrenseignee",
    "nonprecise",
    "nonspecifie",
    "nonapplicable",
    "sansreponse",
    "sansobjet",
    "nesaitpas",
    "desconocido",
    "desconocida",
    "sindato",
    "sindatos",
    "sininformacion",
    "sinrespuesta",
    "noinformado",
    "noespecificado",
    "noresponde",
    "nosabe",
    "noaplica",
    "desconhecido",
    "desconhecida",
    "semdados",
    "seminformacao",
    "semresposta",
    "naoinformado",
    "naoinformada",
    "naosabe",
    "naoseaplica",
    "ignorado",
    "ignorada",
    "nsp",
    "nr",
    "nc",
});
/// A first word of several that turns the rest around: "sans électricité", "não ligada", "hors service".
inline constexpr auto first_words_of_no = std::to_array<std::string_view>(
    {"no", "not", "non", "nao", "without", "sans", "sin", "sem", "pas", "aucun", "aucune", "ningun", "ninguna",
     "nenhum", "nenhuma", "hors", "fuera", "fora", "out"});
/// The same for a yes: "avec électricité", "Sí, de la red".
inline constexpr auto first_words_of_yes =
    std::to_array<std::string_view>({"yes", "oui", "si", "sim", "with", "avec", "con", "com"});

inline constexpr auto grid_parts =
    std::to_array<std::string_view>({"grid", "reseau", "mains", "utility", "national", "nacional", "secteur", "redelec",
                                     "redeel", "redpub", "redepub", "raccord", "electrifi", "eletrifi"});
inline constexpr auto off_grid_parts =
    std::to_array<std::string_view>({"offgrid", "horsreseau", "fueradered", "fueradelared", "foradarede"});
inline constexpr auto solar_parts =
    std::to_array<std::string_view>({"solar", "solaire", "photovolt", "fotovolt", "pv"});
inline constexpr auto unreliable_parts = std::to_array<std::string_view>(
    {"diesel", "generat", "groupe", "grupo", "electrogen", "eletrogen", "gerador", "generador", "genset", "unreli",
     "intermit", "instab", "inestab", "instav", "irregul", "partial", "partiel"});

inline constexpr auto no_service_words = std::to_array<std::string_view>(
    {"noservice", "nocoverage", "none", "no", "non", "nao", "0", "aucun", "aucune", "ninguna", "nenhuma",
     "sanscouverture", "sincobertura", "semcobertura", "nosignal", "notcovered", "noncouvert", "nonetwork"});

/// What a row is called that adds up others.
inline constexpr auto sum_words =
    std::to_array<std::string_view>({"total", "totals", "totaux", "totales", "totais", "subtotal", "grandtotal",
                                     "soustotal", "sum", "somme", "suma", "soma", "summe", "gesamt"});

/// Words of 2G, 3G, 4G and 5G, each a piece of a cell between separators.
inline constexpr std::array<std::array<std::string_view, 5>, 4> generation_words{{
    {"2g", "gsm", "gprs", "edge", "geran"},
    {"3g", "umts", "hspa", "hsdpa", "wcdma"},
    {"4g", "lte", "4glte", "ltea", "4gplus"},
    {"5g", "nr", "5gnr", "5gsa", "5gnsa"},
}};

inline constexpr auto fiber_parts = std::to_array<std::string_view>({"fiber", "fibre", "fibra", "ftt", "glasfaser"});
inline constexpr auto other_medium_parts = std::to_array<std::string_view>(
    {"microwave", "microonda", "hertzien", "satellite", "satelite", "copper", "cuivre", "cobre", "radio", "vsat"});

inline constexpr auto building_parts = std::to_array<std::string_view>(
    {"construction", "construccion", "construcao", "encours", "travaux", "enobra", "emobra", "chantier"});
/// Planned, and everything else that is not in operation now.
inline constexpr auto planned_parts = std::to_array<std::string_view>(
    {"planned",  "planifi", "planific",     "planejad",     "planead",     "prevu",           "previst",
     "propos",   "projet",  "proyect",      "project",      "inactiv",     "inactif",         "inativ",
     "desactiv", "desativ", "decommission", "outofservice", "horsservice", "fueradeservicio", "foradeservico",
     "ferme",    "cerrad",  "fechad",       "closed",       "enpanne",     "abandon",         "suspend"});
inline constexpr auto operational_parts = std::to_array<std::string_view>(
    {"operation", "operacion", "operativ", "active", "actif", "activo", "activa", "ativo", "ativa", "inservice",
     "enservic", "emservic", "fonction", "funcion", "function", "exist", "working"});

} // namespace planner::word_lists
