// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace planner {

/// Those who share a limited number of equal pieces. Ties go to the earlier row.
struct Claims {
    std::vector<double> weight;     // what a part is measured by; a row without (0, missing) gets nothing
    std::vector<std::size_t> limit; // the most pieces that a row may get
    std::size_t size() const { return weight.size(); }
};

/// Pieces of each row: each next one goes to where weight / (held + size x pieces got) is highest, that is where most
/// learners share a device; rows that hold nothing come first, by weight. `piece_size` is in the unit of `held_before`.
/// Source: METHODS.md "Sharing out devices".
std::vector<std::size_t> share_leximin(const Claims& claims, std::span<const double> held_before, double piece_size,
                                       std::size_t piece_count);

/// Pieces of each row by weight, method of Sainte-Laguë: each next one goes to where weight / (2 x pieces got + 1) is
/// highest. Source: METHODS.md "Sharing out devices".
std::vector<std::size_t> share_sainte_lague(const Claims& claims, std::size_t piece_count);

/// Pieces of each row by weight, method of Hamilton: the whole part of its quota, the rest by the largest remainders.
/// What a limit leaves over is shared among the others anew. Source: METHODS.md "Sharing out devices".
std::vector<std::size_t> share_hamilton(const Claims& claims, std::size_t piece_count);

} // namespace planner
