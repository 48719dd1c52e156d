// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numeric>

#include "geo/graph/components.h"
#include "geo/measure/ellipsoid.h"
#include "geo/measure/geodesic.h"
#include "tests/bench/table/ground.h"
#include "tests/bench/table/workloads.h"
#include "tests/hash.h"

namespace bench {
namespace {

constexpr std::size_t trunk_every = 32;

/// The crossings and streets of the lattice.
class Lattice {
public:
    explicit Lattice(std::size_t side) : side_{side} {}

    std::size_t size() const { return side_ * side_; }
    bool has_right(std::size_t node) const {
        return node % side_ + 1 < side_ && (is_trunk_row(node) || tests::share(seed, 3, node) > missing_share);
    }
    bool has_down(std::size_t node) const {
        return node / side_ + 1 < side_ && (is_trunk_column(node) || tests::share(seed, 4, node) > missing_share);
    }
    float right_dm(std::size_t node) const { return length_dm(node, node + 1, is_trunk_row(node)); }
    float down_dm(std::size_t node) const { return length_dm(node, node + side_, is_trunk_column(node)); }

private:
    static constexpr double missing_share = 0.12;

    bool is_trunk_row(std::size_t node) const { return node / side_ % trunk_every == 0; }
    bool is_trunk_column(std::size_t node) const { return node % side_ % trunk_every == 0; }
    geo::LonLat place(std::size_t node) const {
        constexpr double step_deg = 0.008, jitter = 0.8;
        return {
            west_deg + step_deg * (static_cast<double>(node % side_) + jitter * (tests::share(seed, 1, node) - 0.5)),
            north_deg - step_deg * (static_cast<double>(node / side_) + jitter * (tests::share(seed, 2, node) - 0.5))};
    }
    float length_dm(std::size_t from, std::size_t to, bool is_trunk) const {
        const double length_m = geo::great_circle_m(place(from), place(to), geo::mean_earth_radius_m);
        return static_cast<float>(std::max(1.0, std::nearbyint(length_m * (is_trunk ? 5.0 : 10.0))));
    }

    std::size_t side_;
};

std::vector<std::uint32_t> draw_terminals(const geo::ArcTable& arcs, std::size_t count) {
    geo::Components components{arcs.node_count()};
    for (std::uint32_t node = 0; node < arcs.node_count(); ++node) {
        for (std::size_t row = arcs.first[node]; row < arcs.first[node + 1]; ++row)
            components.join(node, arcs.arc[row].head);
    }
    std::vector<std::uint32_t> size(arcs.node_count(), 0), order(arcs.node_count());
    for (std::uint32_t node = 0; node < size.size(); ++node)
        ++size[components.of(node)];
    const auto largest = static_cast<std::uint32_t>(std::ranges::max_element(size) - size.begin());
    std::iota(order.begin(), order.end(), 0U);
    std::erase_if(order, [&](std::uint32_t node) { return components.of(node) != largest; });
    constexpr std::uint64_t terminal_stream = 5;
    std::ranges::sort(order, {}, [](std::uint32_t node) { return tests::hashed(seed, terminal_stream, node); });
    order.resize(std::min(count, order.size()));
    return order;
}

} // namespace

Roads make_roads(std::size_t side, std::size_t terminal_count) {
    const Lattice lattice{side};
    std::vector<std::uint32_t> right_edge(lattice.size(), geo::ArcTable::none), down_edge(right_edge);
    std::vector<float> weight;
    for (std::size_t node = 0; node < lattice.size(); ++node) {
        if (lattice.has_right(node)) {
            right_edge[node] = static_cast<std::uint32_t>(weight.size());
            weight.push_back(lattice.right_dm(node));
        }
        if (lattice.has_down(node)) {
            down_edge[node] = static_cast<std::uint32_t>(weight.size());
            weight.push_back(lattice.down_dm(node));
        }
    }
    Roads roads;
    geo::ArcTable& arcs = roads.arcs;
    arcs.first.assign(1, 0);
    arcs.arc.reserve(2 * weight.size());
    arcs.edge.reserve(2 * weight.size());
    const auto add = [&](std::uint32_t edge, std::size_t head) {
        if (edge == geo::ArcTable::none) return;
        arcs.arc.push_back({static_cast<std::uint32_t>(head), weight[edge]});
        arcs.edge.push_back(edge);
    };
    for (std::size_t node = 0; node < lattice.size(); ++node) { // heads ascending
        if (node >= side) add(down_edge[node - side], node - side);
        if (node % side > 0) add(right_edge[node - 1], node - 1);
        add(right_edge[node], node + 1);
        add(down_edge[node], node + side);
        arcs.first.push_back(static_cast<std::uint32_t>(arcs.arc.size()));
    }
    roads.terminals = draw_terminals(arcs, terminal_count);
    return roads;
}

} // namespace bench
