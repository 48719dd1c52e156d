// SPDX-License-Identifier: Apache-2.0
#include "gui/map/map_pictures.h"

#include <cmath>
#include <utility>

#include "gui/map/camera.h"
#include "planner/result/phases.h"

namespace gui {

namespace {

constexpr int margin_px = 160; // around the view, so that a shift needs no new picture at once

bool is_same_scale(const planner::MapView& a, const planner::MapView& b) {
    return std::abs(planner::grid_of(a).step / planner::grid_of(b).step - 1.0) < 1e-9;
}

/// Whether a picture covers the view with a quarter of its margin to spare.
bool covers(const planner::MapView& picture, const planner::MapView& view) {
    constexpr double spare_px = margin_px / 4.0;
    const ImagePlace place = place_of_image(picture, view);
    return place.corner.x <= -spare_px && place.corner.y <= -spare_px &&
           place.corner.x + place.width >= view.width + spare_px &&
           place.corner.y + place.height >= view.height + spare_px;
}

} // namespace

bool MapPictures::shows(const MapRequest& wanted) const {
    return newest_ && newest_->request.result == wanted.result && newest_->request.layers == wanted.layers &&
           is_same_scale(newest_->view, wanted.view) && covers(newest_->view, wanted.view);
}

double MapPictures::painting_seconds() const { return painting_ ? painting_->job.seconds() : 0.0; }

void MapPictures::update(const MapRequest& wanted, Textures& textures) {
    const bool is_of_other_data = painting_ && painting_->request.result->dataset != wanted.result->dataset;
    if (is_of_other_data) painting_->job.cancel();
    if (painting_ && painting_->job.finished()) collect(textures);
    if (!painting_ && !shows(wanted) && failed_ != wanted) start(wanted);
}

void MapPictures::start(const MapRequest& wanted) {
    planner::MapView view = wanted.view;
    resize(view, wanted.view.width + 2 * margin_px, wanted.view.height + 2 * margin_px);
    const auto paint = [painter = painter_, wanted, view](geo::Progress& progress) {
        const auto paint_result = [&](const planner::ScenarioResult& result) -> Painted {
            return {painter->paint(result, wanted.layers, view, progress),
                    planner::legend_of(result, wanted.layers.colouring, wanted.layers.theme)};
        };
        const int year = wanted.layers.until_year;
        return paint_result(year == 0 ? *wanted.result : planner::result_by(*wanted.result, year));
    };
    painting_.reset(new Painting{wanted, view, Job<Painted>{paint}});
}

void MapPictures::collect(Textures& textures) {
    const std::unique_ptr<Painting> done = std::move(painting_);
    const ImTextureID old = newest_ ? newest_->texture : nullptr;
    try {
        Painted painted = done->job.take();
        newest_ = MapPicture{done->request, done->view, std::move(painted.legend), textures.put(old, painted.image)};
        error_.clear();
        failed_.reset();
    } catch (const geo::Cancelled&) {
    } catch (const std::exception& error) {
        error_ = error.what();
        failed_ = done->request;
    }
}

} // namespace gui
