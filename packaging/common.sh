# SPDX-License-Identifier: GPL-3.0-or-later
# What packaging/run and packaging/test share: the packages, the folders, the build. Sourced.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Debian 12 packages. The fonts are for desktops that set none.
build_packages=(build-essential ca-certificates ccache cmake fonts-inter fonts-liberation2
  libcli11-dev libcurl4-openssl-dev libfmt-dev libgl-dev libhdf5-dev
  libopencv-dev libqcustomplot-dev libqcustomplot2.1-qt6 qt6-svg-dev libssl-dev
  libturbojpeg0-dev libxxhash-dev ninja-build nlohmann-json3-dev pkg-config
  qt6-base-dev qt6-l10n-tools qt6-tools-dev qt6-translations-l10n)
# libopenblas0-openmp: its threads are OpenMP's, which libtorch uses as well; another BLAS works, but the
# reference BLAS is many times slower.
torch_packages=(libtorch-dev libopenblas0-openmp)
test_packages=(clang-format-19 clang-tidy-19)

preset=release
libtorch=  # the folder of another libtorch than Debian's

# For --cuda: the same sources, built beside the others.
use_cuda() {
  preset=cuda
  torch_packages=()
  libtorch=$("$root/packaging/libtorch")
}

say() { printf '== %s\n' "$*"; }
give_up() {
  printf '%s\n' "$*" >&2
  exit 1
}

as_root() {
  if [[ $(id -u) == 0 ]]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    give_up "packages are missing and only root can install them: run this as root once, or install sudo"
  fi
}

# Installs what is missing of the packages named; touches no network when all are there.
install_packages() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed ||
      missing+=("$package")
  done
  if [[ ${#missing[@]} == 0 ]]; then return; fi
  say "Installing ${missing[*]}"
  as_root apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends \
    -o Dpkg::Use-Pty=0 "${missing[@]}"
}

# The build folder: in the project, or in the user's cache where the project cannot be written.
choose_build_folder() {
  build=$root/build/$preset
  if ! mkdir -p "$build" 2>/dev/null || [[ ! -w $build ]]; then
    build=${XDG_CACHE_HOME:-$HOME/.cache}/pomona/build/$preset
    mkdir -p "$build"
  fi
}

# build_targets TARGET...: configures and builds, a little if little has changed.
build_targets() {
  choose_build_folder
  say "Building $* in $build"
  cmake -S "$root" --preset "$preset" -B "$build" ${libtorch:+"-DPOMONA_LIBTORCH=$libtorch"} \
    >"$build/configure.log" 2>&1 ||
    give_up "$(cat "$build/configure.log")"
  cmake --build "$build" --target "$@"
}
