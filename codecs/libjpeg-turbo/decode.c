/*
 * A JPEG decoder for WebAssembly: one picture per instance, read row by row.
 *
 * Every picture gets a fresh instance, which is thrown away afterwards – with all its memory, whether the picture
 * was read or not. So nothing is freed here, and no error has to be unwound: `fail` throws in JavaScript.
 */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>
#include <jversion.h>
#include <jerror.h>

#define EXPORT(name) __attribute__((export_name(#name)))
#define IMPORT(name) __attribute__((import_module("env"), import_name(#name)))

/* Throws in JavaScript; never returns. */
IMPORT(fail) void report_failure(const char *message, int length);
/* Reports what libjpeg found wrong with the file but could live with. */
IMPORT(warn) void report_warning(const char *message, int length);

/* A damaged file may have a warning for each of its blocks; the first ones tell enough. */
#define MAX_WARNINGS 20
/* A few bytes suffice for a scan that costs a pass over the whole picture; real files have about ten of them. */
#define MAX_SCANS 500
/* For the coefficients of progressive files, two bytes each: enough for 178 megapixels without subsampling. */
#define MAX_COEFFICIENT_MEMORY (1L << 30)

enum output { OUTPUT_RGB, OUTPUT_GREY, OUTPUT_CMYK, OUTPUT_BGR };
enum dct { DCT_EXACT, DCT_FAST };

/* The texts of libjpeg's messages: its header, read once more, lists them this way. */
#define JMESSAGE(code, text) text,
static const char *const texts[] = {
#include <jerror.h>
  NULL
};

static struct jpeg_decompress_struct picture;
static struct jpeg_error_mgr errors;
static struct jpeg_progress_mgr progress;
static char message[JMSG_LENGTH_MAX];
static boolean ended_early;

/* ---- Errors and warnings ---- */

static _Noreturn void fail(const char *text, int length)
{
  report_failure(text, length);
  __builtin_trap();
}

/*
 * libjpeg's own error manager is not part of this build: it prints to stderr and calls exit, which would have to be
 * imported from JavaScript. This one formats the same texts.
 */
static int format(void)
{
  /* As in jerror.c: a text with %s is about a string, any other one about up to eight numbers. */
  const char *text = texts[errors.msg_code];
  for (const char *c = text; *c; c++)
    if (c[0] == '%' && c[1] == 's')
      return snprintf(message, sizeof message, text, errors.msg_parm.s);
  const int *i = errors.msg_parm.i;
  return snprintf(message, sizeof message, text, i[0], i[1], i[2], i[3], i[4], i[5], i[6], i[7]);
}

static void error_exit(j_common_ptr common)
{
  fail(message, format());
}

static void emit_message(j_common_ptr common, int level)
{
  /* Levels from 0 on only trace what is read. */
  if (level < 0 && errors.msg_code == JWRN_JPEG_EOF)
    ended_early = TRUE;
  if (level < 0 && errors.num_warnings++ < MAX_WARNINGS)
    report_warning(message, format());
}

static void ignore(j_common_ptr common) {}

static void check_scans(j_common_ptr common)
{
  static const char text[] = "too many scans";
  if (picture.input_scan_number > MAX_SCANS)
    fail(text, sizeof text - 1);
}

/* ---- Exported functions ---- */

/* Memory for the bytes of the file. */
EXPORT(allocate) unsigned char *allocate(size_t bytes)
{
  static const char text[] = "out of memory";
  unsigned char *memory = malloc(bytes);
  if (!memory)
    fail(text, sizeof text - 1);
  return memory;
}

/*
 * Reads the header – of progressive files, everything – and answers how many components a pixel of the output has.
 * Files with four components always come out as CMYK, since libjpeg converts CMYK to nothing else.
 * A file that ends early is read as if it ended properly there, with a warning.
 */
EXPORT(open) int open_picture(unsigned char *file, size_t length, enum output output, enum dct dct)
{
  static const J_COLOR_SPACE spaces[] = { JCS_RGB, JCS_GRAYSCALE, JCS_CMYK, JCS_EXT_BGR };

  errors.error_exit = error_exit;
  errors.emit_message = emit_message;
  errors.output_message = ignore;
  errors.reset_error_mgr = ignore;
  errors.jpeg_message_table = texts;
  errors.last_jpeg_message = JMSG_LASTMSGCODE - 1;
  picture.err = &errors;

  jpeg_create_decompress(&picture);
  picture.mem->max_memory_to_use = MAX_COEFFICIENT_MEMORY;
  progress.progress_monitor = check_scans;
  picture.progress = &progress;

  jpeg_mem_src(&picture, file, length);
  jpeg_read_header(&picture, TRUE);
  /* The code for more than 8 bits is not part of this build (see below). */
  if (picture.data_precision > 8)
    ERREXIT1(&picture, JERR_BAD_PRECISION, picture.data_precision);
  picture.out_color_space = picture.num_components == 4 ? JCS_CMYK : spaces[output];
  picture.dct_method = dct == DCT_FAST ? JDCT_IFAST : JDCT_ISLOW;
  picture.do_fancy_upsampling = TRUE;
  jpeg_start_decompress(&picture);
  return picture.output_components;
}

EXPORT(width) int width(void) { return picture.output_width; }
EXPORT(height) int height(void) { return picture.output_height; }
EXPORT(components) int components(void) { return picture.output_components; }

/* Whether the file has an Adobe marker, which makes readers take CMYK as inverted. */
EXPORT(adobe) int adobe(void) { return picture.saw_Adobe_marker; }

/* Whether more bytes were needed so far than the file has; told even if MAX_WARNINGS kept the warning back. */
EXPORT(truncated) int truncated(void) { return ended_early; }

/* Decodes up to `rows` rows; answers how many there were: 0 at the end of the picture. */
EXPORT(read_rows) int read_rows(unsigned char *to, int rows)
{
  size_t stride = (size_t)picture.output_width * picture.output_components;
  int read = 0;
  while (read < rows && picture.output_scanline < picture.output_height) {
    JSAMPROW row = to + read * stride;
    read += jpeg_read_scanlines(&picture, &row, 1);
  }
  return read;
}

/*
 * Reads the rest of the file up to its end marker. There are no more pixels in it, but possibly an error or a warning,
 * about which some readers are strict.
 */
EXPORT(finish) void finish(void) { jpeg_finish_decompress(&picture); }

/* ---- What would otherwise be missing at link time ---- */

/* Emscripten's allocator reports a growth of the memory to JavaScript, which looks at the memory itself anyway. */
void emscripten_notify_memory_growth(size_t index) {}

/*
 * libjpeg-turbo compiles much of its code once more for 12 and 16 bits per sample. jdmaster.c and others call it only
 * if data_precision says so, which `open` does not let pass.
 */
#define NEVER_CALLED(name) void name(j_decompress_ptr decompress) { __builtin_trap(); }
NEVER_CALLED(j12init_1pass_quantizer)
NEVER_CALLED(j12init_2pass_quantizer)
NEVER_CALLED(j12init_color_deconverter)
NEVER_CALLED(j12init_d_coef_controller)
NEVER_CALLED(j12init_d_diff_controller)
NEVER_CALLED(j12init_d_main_controller)
NEVER_CALLED(j12init_d_post_controller)
NEVER_CALLED(j12init_inverse_dct)
NEVER_CALLED(j12init_lossless_decompressor)
NEVER_CALLED(j12init_merged_upsampler)
NEVER_CALLED(j12init_upsampler)
NEVER_CALLED(j16init_color_deconverter)
NEVER_CALLED(j16init_d_diff_controller)
NEVER_CALLED(j16init_d_main_controller)
NEVER_CALLED(j16init_d_post_controller)
NEVER_CALLED(j16init_lossless_decompressor)
NEVER_CALLED(j16init_upsampler)
