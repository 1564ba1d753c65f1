// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/mesh.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <opencv2/imgproc.hpp>

namespace pomona {
namespace {

constexpr int oversampling = 2;

/// A picture being drawn: floats, and each pixel's nearest depth.
struct Canvas {
  explicit Canvas(int side)
      : colour(side, side, cv::Vec3f(255, 255, 255)),
        depth(side, side, std::numeric_limits<float>::lowest()) {}
  cv::Mat3f colour;
  cv::Mat1f depth;
};

/// Lambert and Blinn-Phong (Blinn 1977) under one lamp, and a little light from everywhere.
cv::Vec3f shade(const cv::Vec3f& colour, cv::Vec3f normal, float gloss) {
  static const cv::Vec3f lamp = cv::normalize(cv::Vec3f(-0.45f, 0.6f, 0.9f));
  static const cv::Vec3f halfway = cv::normalize(lamp + cv::Vec3f(0, 0, 1));
  normal = cv::normalize(normal);
  if (normal[2] < 0) normal = -normal;  // both sides of a leaf are lit
  const float diffuse = 0.42f + 0.68f * std::max(0.0f, normal.dot(lamp));
  const float mirrored = gloss * 255 * std::pow(std::max(0.0f, normal.dot(halfway)), 40.0f);
  return colour * diffuse + cv::Vec3f::all(mirrored);
}

/// Twice the signed area of the triangle a, b, (x, y).
float edge(const cv::Vec3f& a, const cv::Vec3f& b, float x, float y) {
  return (b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]);
}

void drawTriangle(Canvas& canvas, const Vertex& a, const Vertex& b, const Vertex& c) {
  const auto [p, q, r] = std::tie(a.position, b.position, c.position);
  const float area = edge(p, q, r[0], r[1]);
  if (area == 0) return;
  const int side = canvas.colour.rows;
  const auto [left, right] = std::minmax({p[0], q[0], r[0]});
  const auto [top, bottom] = std::minmax({p[1], q[1], r[1]});
  for (int y = std::max(0, static_cast<int>(top));
       y <= std::min<int>(side - 1, static_cast<int>(bottom)); ++y)
    for (int x = std::max(0, static_cast<int>(left));
         x <= std::min<int>(side - 1, static_cast<int>(right)); ++x) {
      const float fx = static_cast<float>(x) + 0.5f;
      const float fy = static_cast<float>(y) + 0.5f;
      const float wa = edge(q, r, fx, fy) / area;
      const float wb = edge(r, p, fx, fy) / area;
      const float wc = 1 - wa - wb;
      if (wa < 0 || wb < 0 || wc < 0) continue;
      const float depth = wa * p[2] + wb * q[2] + wc * r[2];
      if (depth <= canvas.depth(y, x)) continue;
      canvas.depth(y, x) = depth;
      canvas.colour(y, x) = shade(a.colour * wa + b.colour * wb + c.colour * wc,
                                  a.normal * wa + b.normal * wb + c.normal * wc, a.gloss);
    }
}

/// Turns the mesh and scales it so that its outline fills the canvas; y points down then.
std::vector<Vertex> place(const Mesh& mesh, const cv::Matx33f& rotation, int side) {
  std::vector<Vertex> placed = mesh.vertices;
  cv::Vec2f low = cv::Vec2f::all(std::numeric_limits<float>::max());
  cv::Vec2f high = -low;
  for (Vertex& vertex : placed) {
    vertex.position = rotation * vertex.position;
    vertex.normal = rotation * vertex.normal;
    for (int i = 0; i < 2; ++i) {
      low[i] = std::min(low[i], vertex.position[i]);
      high[i] = std::max(high[i], vertex.position[i]);
    }
  }
  const auto half = static_cast<float>(side) / 2;
  const float scale = 0.97f * 2 * half / std::max(high[0] - low[0], high[1] - low[1]);
  for (Vertex& vertex : placed) {
    auto& position = vertex.position;
    position = {half + scale * (position[0] - (low[0] + high[0]) / 2),
                half - scale * (position[1] - (low[1] + high[1]) / 2), scale * position[2]};
  }
  return placed;
}

void computeNormals(Mesh& mesh, std::size_t firstTriangle, std::size_t firstVertex) {
  for (std::size_t i = firstTriangle; i < mesh.triangles.size(); ++i) {
    const auto [a, b, c] = mesh.triangles[i];
    const cv::Vec3f& origin = mesh.vertices[a].position;
    const cv::Vec3f normal =
        (mesh.vertices[b].position - origin).cross(mesh.vertices[c].position - origin);
    for (const std::uint32_t corner : {a, b, c}) mesh.vertices[corner].normal += normal;
  }
  for (std::size_t i = firstVertex; i < mesh.vertices.size(); ++i)
    mesh.vertices[i].normal = cv::normalize(mesh.vertices[i].normal);
}

}  // namespace

void addSurface(Mesh& mesh, int rows, int columns, const Surface& surface) {
  const std::size_t firstTriangle = mesh.triangles.size();
  const std::size_t firstVertex = mesh.vertices.size();
  const auto at = [&](int row, int column) {
    return static_cast<std::uint32_t>(firstVertex +
                                      static_cast<std::size_t>(row * columns + column % columns));
  };
  for (int row = 0; row <= rows; ++row)
    for (int column = 0; column < columns; ++column)
      mesh.vertices.push_back(
          surface(static_cast<double>(row) / rows, static_cast<double>(column) / columns));
  for (int row = 0; row < rows; ++row)
    for (int column = 0; column < columns; ++column) {
      mesh.triangles.push_back({at(row, column), at(row + 1, column), at(row, column + 1)});
      mesh.triangles.push_back({at(row + 1, column), at(row + 1, column + 1), at(row, column + 1)});
    }
  computeNormals(mesh, firstTriangle, firstVertex);
}

Image render(const Mesh& mesh, const cv::Matx33f& rotation, int size) {
  const int side = oversampling * size;
  const auto vertices = place(mesh, rotation, side);
  Canvas canvas(side);
  for (const auto& [a, b, c] : mesh.triangles)
    drawTriangle(canvas, vertices[a], vertices[b], vertices[c]);
  cv::Mat3b small;
  cv::min(canvas.colour, cv::Scalar::all(255), canvas.colour);
  cv::Mat3f averaged;
  cv::resize(canvas.colour, averaged, {size, size}, 0, 0, cv::INTER_AREA);
  averaged.convertTo(small, CV_8U);
  return {size, size, {small.datastart, small.dataend}};
}

}  // namespace pomona
