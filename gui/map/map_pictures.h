// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>

#include <imgui.h>

#include "gui/job.h"
#include "gui/textures.h"
#include "planner/draw/map_image.h"
#include "planner/result/scenario_result.h"

namespace gui {

/// What a picture of the map is to show.
struct MapRequest {
    std::shared_ptr<const planner::ScenarioResult> result;
    planner::MapLayers layers;
    planner::MapView view; // what the window shows; a picture has a margin around it

    friend bool operator==(const MapRequest&, const MapRequest&) = default;
};

/// A picture on the screen's texture, and what it shows.
struct MapPicture {
    MapRequest request;
    planner::MapView view; // with the margin
    planner::Legend legend;
    ImTextureID texture = nullptr;
};

/// Paints pictures of the map in the background, one at a time: the newest request comes next, so that a moving map
/// never waits for pictures that nobody will see. Used by the window's thread alone.
class MapPictures {
public:
    /// Once per frame: takes over a finished picture, and starts the next where the newest does not do.
    void update(const MapRequest& wanted, Textures& textures);

    /// The newest picture, or nullptr before the first.
    const MapPicture* newest() const { return newest_ ? &*newest_ : nullptr; }
    /// Whether the newest picture shows what is wanted, up to a shift within its margin.
    bool shows(const MapRequest& wanted) const;
    bool is_painting() const { return painting_ != nullptr; }
    /// Seconds since the picture in work was begun; 0: none.
    double painting_seconds() const;
    /// Why the last picture failed; empty: it did not.
    const std::string& error() const { return error_; }

private:
    struct Painted {
        planner::Image image;
        planner::Legend legend;
    };
    struct Painting {
        MapRequest request;
        planner::MapView view;
        Job<Painted> job;
    };
    void collect(Textures& textures);
    void start(const MapRequest& wanted);

    std::shared_ptr<planner::MapPainter> painter_ = std::make_shared<planner::MapPainter>();
    std::optional<MapPicture> newest_;
    std::optional<MapRequest> failed_; // not tried again until something changes
    std::string error_;
    std::unique_ptr<Painting> painting_; // last: it ends before what it uses
};

} // namespace gui
