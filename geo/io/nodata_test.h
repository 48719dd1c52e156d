// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <limits>
#include <optional>
#include <string_view>

namespace geo {

/// Which raw cell values mean that there is no data. The nodata value is a number in the file's text, often rounded:
/// it is compared after a cast to the cells' type, and one near the end of float's range means all of that end.
class NodataTest {
public:
    /// `cell_type` as RasterSource has it.
    NodataTest(const std::optional<double>& nodata, std::string_view cell_type) {
        if (!nodata || std::isnan(*nodata)) return;
        constexpr double largest = std::numeric_limits<float>::max(), near_largest = 0.99 * largest;
        constexpr double half_step = 1.0 / 1'024.0; // of a number of 16 bits, relative
        low_ = high_ = *nodata;
        if (cell_type == "Float16") {
            low_ -= half_step * std::abs(*nodata);
            high_ += half_step * std::abs(*nodata);
        }
        if (cell_type != "Float32") return;
        if (*nodata <= -near_largest) {
            low_ = -std::numeric_limits<double>::infinity();
            high_ = -near_largest;
        } else if (*nodata >= near_largest) {
            low_ = near_largest;
            high_ = std::numeric_limits<double>::infinity();
        } else {
            low_ = high_ = static_cast<double>(static_cast<float>(*nodata));
        }
    }
    bool operator()(double value) const { return !std::isfinite(value) || (value >= low_ && value <= high_); }

private:
    double low_ = 1.0, high_ = 0.0; // none
};

} // namespace geo
