// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/data/infrastructure.h"
#include "planner/data/terms.h"

namespace planner {

/// What a manifest says about the words of one column: term -> words, "yes" -> {"1", "oui"}. Where a column has such
/// words, anything else is unknown; where it has none, those of word_lists.h hold.
using ValueWords = std::map<std::string, std::vector<std::string>>;

/// The term whose words include the cell, compared without case, accents, blanks and punctuation; empty: none.
std::string_view find_term(std::string_view cell, const ValueWords& words);

/// Yes or no in English, French, Spanish, Portuguese and a few more, "1"/"0", "1.0"/"0.0", "true"/"false"; also what
/// comes to the same: "fonctionnel", "en service", "con internet", "sans connexion", "hors service".
Answer parse_answer(std::string_view cell, const ValueWords& words);

/// Whether a word says itself that nothing is known: "unknown", "inconnu", "sin datos", "não informado".
bool says_unknown(std::string_view cell);

/// What brings electricity: "Réseau national", "panneaux solaires", "grupo electrógeno"; "Non, solaire" is solar, "sans
/// électricité" none. A plain yes counts as the
/// grid, the commonest answer to that question.
Electricity parse_electricity(std::string_view cell, const ValueWords& words);

/// Whether a cell says that there is no mobile service: "No Service", "no coverage", "none".
bool names_no_service(std::string_view cell, const ValueWords& words);

/// Every generation named in a cell: "4G/3G", "LTE", "UMTS 900", "GSM". All false for other words.
std::array<bool, 4> parse_generations(std::string_view cell, const ValueWords& words);

/// Best generation named in a cell; `none` where it names no service; else unknown.
Generation parse_coverage(std::string_view cell, const ValueWords& words);

/// Whether a text names fiber: fiber, fibre, fibra, FTTx, glass fibre.
bool names_fiber(std::string_view cell);

/// Whether a text names a medium that is not fiber: microwave, satellite, copper, radio.
bool names_other_medium(std::string_view cell);

/// Status of a transmission node or line: "Operational", "Fibre Under Construction", "en service"; what is closed or
/// out of order counts as planned, since it is not in operation now; nothing if not said.
std::optional<TransmissionNodes::Status> parse_status(std::string_view cell, const ValueWords& words);

/// Whether a text names the sum of other rows: one of its words is "Total", "Somme", "Subtotal" or their like.
bool names_sum(std::string_view cell);

/// The terms that a manifest may give words for, of a field such as "electricity"; empty: the field takes none.
std::vector<std::string_view> terms_of(std::string_view field);

} // namespace planner
