// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace planner {

/// A folder that is filled beside its place and put there when it is whole; nothing remains of it otherwise.
class NewFolder {
public:
    /// Throws geo::Error if `path` exists and `replace` is false, or if it holds anything but an earlier folder with a
    /// file called `mark`, or if it cannot be made.
    NewFolder(const std::string& path, bool replace, const std::string& mark);
    ~NewFolder();
    NewFolder(const NewFolder&) = delete;
    NewFolder& operator=(const NewFolder&) = delete;

    /// A path inside the folder as it is being filled.
    std::string operator/(const std::string& name) const { return partial_ + "/" + name; }
    /// Puts everything on the disk and the folder in its place.
    void keep();

private:
    std::string path_, partial_, previous_;
    bool is_kept_ = false;
};

} // namespace planner
