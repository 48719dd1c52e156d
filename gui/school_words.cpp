// SPDX-License-Identifier: Apache-2.0
#include "gui/school_words.h"

#include "gui/text/numbers.h"
#include "gui/text/words.h"
#include "planner/result/explain_school.h"
#include "planner/result/radio_way.h"

namespace gui {

void SchoolWords::find(const std::shared_ptr<const planner::ScenarioResult>& result, std::size_t school) {
    if (result == result_ && school == school_) return;
    result_ = result;
    school_ = school;
    why_technology_ = with_thin_separators(plain_words(explain_school(*result, school))) + ".";
    radio_load_mbps_ = planner::radio_load_mbps(*result)[school];
}

} // namespace gui
