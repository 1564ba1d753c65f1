// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <opencv2/core/matx.hpp>
#include <vector>

#include "pomona/image.h"

namespace pomona {

/// A coloured surface made of triangles. x to the right, y up, z towards the viewer.
struct Vertex {
  cv::Vec3f position;
  cv::Vec3f normal;  ///< unit length, either side
  cv::Vec3f colour;  ///< RGB, 0..255, unshaded
  float gloss = 0;   ///< share of the light that is mirrored, 0..1
};
struct Mesh {
  std::vector<Vertex> vertices;
  std::vector<std::array<std::uint32_t, 3>> triangles;
};

/// Where a grid's point (u, v) lies and how it looks; the normal is computed.
using Surface = std::function<Vertex(double u, double v)>;

/// Adds the surface over u in [0, 1] (rows) and v in [0, 1) (columns, closed to a ring).
void addSurface(Mesh& mesh, int rows, int columns, const Surface& surface);

/// Draws a mesh on white, turned by `rotation`, lit from the upper left, scaled to fill
/// size x size as fruits-360's cut-outs do.
Image render(const Mesh& mesh, const cv::Matx33f& rotation, int size);

}  // namespace pomona
