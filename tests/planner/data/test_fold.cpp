// SPDX-License-Identifier: Apache-2.0
#include "planner/data/fold.h"
#include "tests/catch.h"

using planner::fold;

TEST_CASE("Names are equal whatever their case, accents, blanks and punctuation", "[fold]") {
    CHECK(fold("Longitude ") == fold("LONGITUDE"));
    CHECK(fold("Email^") == "email");
    CHECK(fold("Région") == fold("region"));
    CHECK(fold("Nº de alumnos") == "ndealumnos");
    CHECK(fold("SÃO TOMÉ") == "saotome");
    CHECK(fold("Łódź") == "lodz");
    CHECK(fold("no\u00A0de\u2009eleves") == "nodeeleves");
}

TEST_CASE("Accents that stand apart from their letter are dropped too", "[fold]") {
    CHECK(fold("Re\u0301gion") == "region");
}

TEST_CASE("Letters without a Latin base stay as they are", "[fold]") {
    CHECK(fold("مدرسة") == "مدرسة");
    CHECK(fold("学校 A") == "学校a");
}

TEST_CASE("Bytes that are no UTF-8 do no harm", "[fold]") {
    CHECK(fold("a\xC3") == "a");
    CHECK(fold("\xFF\xFE").size() <= 2);
}
