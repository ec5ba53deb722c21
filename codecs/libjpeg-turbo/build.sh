#!/bin/sh
# Builds libjpeg-turbo.wasm from the sources of libjpeg-turbo, which the crate turbojpeg-sys carries along.
# Needs cargo (only to fetch the crate), node, and the one emcc that is named below: with another one the result is another.
# Notes in build.json what was made from what, for `npm test -- codecs`.
set -eu

CRATE=turbojpeg-sys
CRATE_VERSION=1.2.0
CRATE_SHA256=49b5a974bc59382d35927e3a07eef2ba9a24fe7227cefe52ec44b508e1b90f86
LIBJPEG_TURBO_VERSION=3.1.0
EMCC_VERSION=3.1.6
# Debian 12's package 3.1.6~dfsg-5, with its clang and lld 14.0.6.
CLANG_VERSION=14.0.6

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

emcc --version | head -n 1 | grep -qF " $EMCC_VERSION " && emcc -v 2>&1 | grep -qF "clang version $CLANG_VERSION" || {
  echo "This needs emcc $EMCC_VERSION with clang $CLANG_VERSION: on Debian 12, the package emscripten." >&2
  exit 1
}

# ---- The sources, by name and version from cargo's registry ----
mkdir -p "$work/fetch/src"
touch "$work/fetch/src/lib.rs"
cat > "$work/fetch/Cargo.toml" <<TOML
[package]
name = "fetch"
version = "0.0.0"
edition = "2021"
[dependencies]
$CRATE = { version = "=$CRATE_VERSION", default-features = false }
TOML
# A cargo home of its own, so that the one downloaded archive is found, with the user's settings for cargo.
mkdir "$work/cargo"
for settings in config.toml config; do
  if [ -f "${CARGO_HOME:-$HOME/.cargo}/$settings" ]; then
    cp "${CARGO_HOME:-$HOME/.cargo}/$settings" "$work/cargo/"
  fi
done
CARGO_HOME="$work/cargo" cargo fetch --quiet --manifest-path "$work/fetch/Cargo.toml"
archive=$(find "$work/cargo/registry/cache" -name "$CRATE-$CRATE_VERSION.crate")
echo "$CRATE_SHA256  $archive" | sha256sum --check --quiet
tar -xzf "$archive" -C "$work"
source=$work/$CRATE-$CRATE_VERSION/libjpeg-turbo
grep -qx "set(VERSION $LIBJPEG_TURBO_VERSION)" "$source/CMakeLists.txt"

# ---- What its CMake would write ----
mkdir "$work/config"
cat > "$work/config/jconfig.h" <<H
#define JPEG_LIB_VERSION 62
#define LIBJPEG_TURBO_VERSION $LIBJPEG_TURBO_VERSION
#define LIBJPEG_TURBO_VERSION_NUMBER 3001000
#define D_ARITH_CODING_SUPPORTED 1
#define MEM_SRCDST_SUPPORTED 1
#define BITS_IN_JSAMPLE 8
H
cat > "$work/config/jconfigint.h" <<H
#define BUILD ""
#define HIDDEN __attribute__((visibility("hidden")))
#undef inline
#define INLINE __inline__ __attribute__((always_inline))
#define THREAD_LOCAL
#define PACKAGE_NAME "libjpeg-turbo"
#define VERSION "$LIBJPEG_TURBO_VERSION"
#define SIZEOF_SIZE_T 4
#define HAVE_BUILTIN_CTZL 1
#define FALLTHROUGH __attribute__((fallthrough));
/*
 * Like x86-64's ABI with 32-bit pointers, wasm32 has 64-bit integers. libjpeg-turbo knows no other name for this, and
 * asks for it only to buffer 64 instead of 32 bits of Huffman codes. That is not only for speed: the 64-bit builds in
 * Python's packages notice the end of a truncated file just as early.
 */
#define __x86_64__ 1
H
sed 's/@COPYRIGHT_YEAR@/1991-2024/' "$source/src/jversion.h.in" > "$work/config/jversion.h"

# ---- The build: the decoder's files, for 8 bits per sample ----
cd "$source/src"
emcc -O3 -flto -DNDEBUG -DNO_GETENV -Wno-macro-redefined \
  -I "$work/config" -I . \
  "$here/decode.c" \
  jaricom.c jcomapi.c jdapimin.c jdapistd.c jdarith.c jdatasrc.c jdcoefct.c jdcolor.c jddctmgr.c jddiffct.c jdhuff.c \
  jdinput.c jdlhuff.c jdlossls.c jdmainct.c jdmarker.c jdmaster.c jdmerge.c jdphuff.c jdpostct.c jdsample.c \
  jidctflt.c jidctfst.c jidctint.c jidctred.c jmemmgr.c jmemnobs.c jquant1.c jquant2.c jutils.c \
  --no-entry -s STANDALONE_WASM=1 -s ERROR_ON_UNDEFINED_SYMBOLS=0 -s FILESYSTEM=0 -s MALLOC=emmalloc \
  -s TOTAL_STACK=131072 -s INITIAL_MEMORY=1048576 -s ALLOW_MEMORY_GROWTH=1 -s MAXIMUM_MEMORY=4GB \
  -o "$work/libjpeg-turbo.wasm"

# Undefined symbols become imports: only those of decode.c may be left.
node -e '
const module = new WebAssembly.Module(require("fs").readFileSync(process.argv[1]));
const imports = WebAssembly.Module.imports(module).map((i) => `${i.module}.${i.name}`).sort().join(" ");
if (imports !== "env.fail env.warn") throw new Error(`unexpected imports: ${imports}`);
' "$work/libjpeg-turbo.wasm"

cp "$work/libjpeg-turbo.wasm" "$here/libjpeg-turbo.wasm"
node -e '
const { createHash } = require("node:crypto");
const { readFileSync, writeFileSync } = require("node:fs");
const [here, emcc, clang, crate, crateHash] = process.argv.slice(1);
const hashes = (...files) =>
  Object.fromEntries(
    files.map((file) => [file, createHash("sha256").update(readFileSync(`${here}/${file}`)).digest("hex")]),
  );
const build = {
  emcc,
  clang,
  crates: { [crate]: crateHash },
  sources: hashes("build.sh", "decode.c"),
  binaries: hashes("libjpeg-turbo.wasm"),
};
writeFileSync(`${here}/build.json`, `${JSON.stringify(build, null, 2)}\n`);
' "$here" "$EMCC_VERSION" "$CLANG_VERSION" "$CRATE-$CRATE_VERSION" "$CRATE_SHA256"
wc -c < "$here/libjpeg-turbo.wasm"
sha256sum < "$here/libjpeg-turbo.wasm"
