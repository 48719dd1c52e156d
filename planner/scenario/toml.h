// SPDX-License-Identifier: Apache-2.0
#pragma once

// The one place of this folder that includes toml++: without exceptions, so that a bad file is a value. Debian's
// compiled library has them, hence the header-only form.
#undef TOML_HEADER_ONLY
#undef TOML_SHARED_LIB
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>
