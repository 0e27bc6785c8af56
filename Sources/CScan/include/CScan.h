#ifndef WAYMARK_CSCAN_H
#define WAYMARK_CSCAN_H

#include <stddef.h>
#include <stdint.h>

/// What some bytes hold that decides how they may be read.
typedef struct {
  /// Quotation marks.
  size_t quotes;
  /// Whether any byte is 128 or above.
  int has_high;
  /// Whether any byte is zero.
  int has_zero;
} waymark_survey_result;

/// Looks through `count` bytes once.
waymark_survey_result waymark_survey(const uint8_t *bytes, size_t count);

/// The position of the first quotation mark in `count` bytes, or `count`.
size_t waymark_first_quote(const uint8_t *bytes, size_t count);

/// How lines end.
typedef struct {
  size_t feeds, returns, pairs;
} waymark_line_ends;

/// Says which line ends there are in `count` bytes that begin with a record: not 0 for each kind that
/// occurs. Those inside quotation marks are left out where they would make a difference.
waymark_line_ends waymark_count_line_ends(const uint8_t *bytes, size_t count);

/// A cell index: 0...99 for a whole number of one or two digits, then the empty cell.
enum { waymark_cells = 128, waymark_blank = 100, waymark_careful = 255 };

/// A reader of plain rows: it splits, looks up and adds; whatever it has no table for, it hands back.
typedef struct waymark_scan waymark_scan;

/// How a run ended.
typedef enum {
  /// Every byte was read and every row written.
  waymark_scan_done,
  /// The row at the position is not plain.
  waymark_scan_careful_row,
  /// A row adds up to what has no text yet: see `waymark_scan_unseen`.
  waymark_scan_unseen_sum,
  /// There are rows left; only of `waymark_scan_next`.
  waymark_scan_more,
} waymark_scan_status;

/// Makes a reader of rows of `fields` fields, ended by `delimiter`.
///
/// `roles` says per field what it is: −2 nothing, −1 the id, −3 and below the first and further kept
/// columns, otherwise the number of its cell column.
/// `codes` has `waymark_cells` bytes per cell column: the cell index to use for a cell index read,
/// or `waymark_careful`. `ids` says of each byte value: 0 plain in an id, 1 not, 2 not as the first.
/// `words` are short texts, up to seven bytes in the low end, that stand for an empty cell.
waymark_scan *waymark_scan_create(
    uint8_t delimiter, const int32_t *roles, size_t fields, const uint8_t *codes, size_t cells,
    const uint8_t *ids, const uint64_t *words, size_t word_count);

/// Adds a score: over `count` cell columns, with `waymark_cells` terms each. Its sums are `lowest`
/// and the `span - 1` numbers above it; a row of it is written as `pieces` pieces of text.
void waymark_scan_add_score(
    waymark_scan *scan, const uint32_t *columns, const int32_t *terms, size_t count,
    int32_t lowest, size_t span, size_t pieces);

/// Sets how a row begins: the id, then `kept` columns as they stand in the file. `before` is the text
/// before the id and before each of those, one after the other with these `sizes`; `texts` says of each
/// byte value whether it is not plain in a kept column. The beginning stands before every piece if
/// `repeats_id`, otherwise once in a row.
void waymark_scan_set_layout(
    waymark_scan *scan, const uint8_t *before, const size_t *sizes, size_t kept,
    const uint8_t *texts, int repeats_id);

/// Makes every row tell its line, between two texts, after its beginning.
void waymark_scan_set_line(
    waymark_scan *scan, const uint8_t *before, size_t before_size, const uint8_t *after,
    size_t after_size);

/// A stretch of text.
typedef struct {
  size_t start, size;
} waymark_stretch;

/// Rows as they stand: per row the index of every cell column, the stretch of its id, and those of the kept columns.
typedef struct {
  size_t count;
  const uint8_t *cells;
  const waymark_stretch *ids, *kept;
} waymark_rows;

/// Reads rows of `text` from `*position` to `end` as `waymark_scan_run` does, and gives the next few hundred as they
/// stand in the place of writing them: `waymark_scan_done` where there are none behind them, `waymark_scan_careful_row`
/// where the row behind them is not plain, and `waymark_scan_more` otherwise.
waymark_scan_status waymark_scan_next(
    waymark_scan *scan, const uint8_t *text, size_t end, size_t *position, waymark_rows *rows);

/// Reads rows of `text` from `*position` to `end`, which is not itself inside a row, and writes them.
/// `line` is the line at the position less the rows that an earlier run stopped before writing. At least
/// 64 bytes after `end` must be readable.
waymark_scan_status waymark_scan_run(
    waymark_scan *scan, const uint8_t *text, size_t end, size_t *position, size_t line);

/// The score, and the cells of the row, for which a run had no text.
const uint8_t *waymark_scan_unseen(const waymark_scan *scan, size_t *score);

/// Gives the pieces of text for the score and sum at which the run stopped.
void waymark_scan_learn(waymark_scan *scan, const uint8_t *text, const size_t *sizes);

/// Writes text of another origin after the rows so far.
void waymark_scan_append(waymark_scan *scan, const uint8_t *text, size_t count);

/// Rows read since the last call.
size_t waymark_scan_take_rows(waymark_scan *scan);

/// What was written; `waymark_scan_clear` starts anew.
const uint8_t *waymark_scan_output(const waymark_scan *scan, size_t *count);
void waymark_scan_clear(waymark_scan *scan);

void waymark_scan_destroy(waymark_scan *scan);

/// The largest size of a value of which products are summed.
enum { waymark_largest_value = 1024 };

/// What was counted of the complete rows of one score: how many, how many with the lowest and the
/// highest sum, by code those with that code throughout, per item the sum of its values, and per
/// two items that of their products.
typedef struct {
  uint64_t rows, at_floor, at_ceiling;
  const uint64_t *lines;
  const int64_t *sums, *products;
} waymark_score_counts;

/// From now on counts the rows read; every score has been added before.
void waymark_scan_count(waymark_scan *scan);

/// Counts the rows in which all of these cell columns are empty; scales are numbered as they come.
void waymark_scan_count_scale(waymark_scan *scan, const uint32_t *columns, size_t count);

/// Counts the complete rows of a score. `values` has `waymark_cells` values per item; `floor` and
/// `ceiling` are the positions, among its sums, of the lowest and the highest of such rows.
void waymark_scan_count_score(
    waymark_scan *scan, size_t score, const int16_t *values, size_t floor, size_t ceiling);

/// Rows counted, and per cell column and cell index how often it was there.
uint64_t waymark_scan_counted(waymark_scan *scan, const uint64_t **codes);

/// Rows of a scale without anything in them.
uint64_t waymark_scan_blank_rows(const waymark_scan *scan, size_t scale);

/// What was counted of a score.
waymark_score_counts waymark_scan_score_counts(waymark_scan *scan, size_t score);

/// Where the cells of a row of `fields` fields stand that holds a person's id, a time and a value.
typedef struct {
  uint8_t delimiter;
  uint32_t fields, id, time, value;
  /// The least and the greatest value that can be had.
  double lowest, highest;
} waymark_score_plan;

/// Rows that are read in one go: few enough to stay in the cache.
enum { waymark_score_batch = 1024 };

/// Neighbouring rows with the same id: where its text stands, the first of the rows, and whether their
/// times ascend.
typedef struct {
  size_t start, size, row;
  int ascends;
} waymark_score_run;

/// Rows that were read.
typedef struct {
  size_t rows, runs;
  double times[waymark_score_batch], values[waymark_score_batch];
  waymark_score_run run[waymark_score_batch];
} waymark_score_rows;

/// Reads plain rows of `text` from `*position` to `end`, until `to` is full or a row is not plain: the
/// position is then where that row begins. Plain is a row without spaces around its cells, whose id is up
/// to 48 bytes of ASCII that shows, without a plus sign, whose time and value are numbers of at most
/// fifteen digits, and that ends in a line feed. At least 64 bytes after `end` must be readable, and no
/// quotation mark may stand before it.
void waymark_read_scores(
    const waymark_score_plan *plan, const uint8_t *text, size_t end, size_t *position,
    waymark_score_rows *to);

/// Named columns of a table, read into arrays: numbers as they are, texts as the number of their level.
/// Only complete rows are kept, those in which no such column is empty.
///
/// Columns are numbered from 0: those of numbers first, then those of texts.
typedef struct waymark_frame waymark_frame;

/// Makes a frame without rows.
///
/// A row has `fields` fields, ended by `delimiter`; `roles` says per field the number of its column, or -1.
/// `words` are texts that stand for an empty cell, one after the other with their sizes. Nothing that comes
/// out depends on `seed`.
waymark_frame *waymark_frame_create(
    uint8_t delimiter, const int32_t *roles, size_t fields, size_t numbers, size_t categories,
    const uint8_t *words, const size_t *word_sizes, size_t word_count, uint64_t seed);
void waymark_frame_destroy(waymark_frame *frame);

/// From now on keeps rows with empty cells too; before the first row. An empty cell is then a number that is
/// none, or the level without text; a text among numbers is infinity.
void waymark_frame_keep_gaps(waymark_frame *frame);

/// Forgets all rows.
void waymark_frame_clear(waymark_frame *frame);

/// Makes room for so many rows.
void waymark_frame_reserve(waymark_frame *frame, size_t rows);

/// Reads plain rows of `text` from `*position` to `end`, until a row is not plain: the position is then
/// where that row begins. Plain is a row as wide as the header, in which quotation marks enclose whole
/// cells without marks or line ends in them, without spaces around its cells, with numbers of at most
/// nineteen digits, that ends in a line feed. At least 64 bytes after `end` must be readable.
void waymark_frame_read(
    waymark_frame *frame, const uint8_t *text, size_t end, size_t *position);

/// A row that was read otherwise: begun, then every column told once, then ended. What
/// `waymark_frame_text` points at must stay until then.
void waymark_frame_begin_row(waymark_frame *frame);
void waymark_frame_missing(waymark_frame *frame, size_t column);
void waymark_frame_number(waymark_frame *frame, size_t column, double value);
/// A text in a column of numbers.
void waymark_frame_other(waymark_frame *frame, size_t column);
void waymark_frame_text(waymark_frame *frame, size_t column, const uint8_t *text, size_t size);
void waymark_frame_end_row(waymark_frame *frame);

/// Whether a text stands for an empty cell.
int waymark_frame_is_word(const waymark_frame *frame, const uint8_t *cell, size_t size);

/// Counts lines that were read otherwise.
void waymark_frame_skip_lines(waymark_frame *frame, size_t lines);

/// Appends the rows of another frame of the same columns and seed.
void waymark_frame_append(waymark_frame *frame, const waymark_frame *next);

/// What there is: complete rows, rows and lines that were read, by column the empty cells, and by column
/// of numbers the texts in rows without an empty cell; such rows are not kept.
typedef struct {
  size_t rows, rows_read, lines;
  const size_t *missing, *others;
} waymark_frame_counts;

waymark_frame_counts waymark_frame_count(const waymark_frame *frame);

/// The rows of a column of numbers, or the levels' numbers of a column of texts.
const double *waymark_frame_values(const waymark_frame *frame, size_t column);
const uint32_t *waymark_frame_codes(const waymark_frame *frame, size_t column);

/// Where rows begin in which the texts of some columns are others than in the row before, and the end:
/// `starts` has room for one more than there are rows. Returns how many there are, without the end.
size_t waymark_frame_runs(
    const waymark_frame *frame, const size_t *columns, size_t count, int64_t *starts);

/// How the texts of some columns at one row stand to those at another: whether they come after them by
/// their sizes and then their bytes (1), by their bytes (2), by both or by neither.
int waymark_frame_order(
    const waymark_frame *frame, const size_t *columns, size_t count, size_t before, size_t after);

/// Two hashes of the texts of some columns at a row, each with a seed of its own.
void waymark_frame_hash(
    const waymark_frame *frame, const size_t *columns, size_t count, size_t row,
    const uint64_t seeds[2], uint64_t hashes[2]);

/// Whether all bytes of a column's levels are ASCII that shows, or spaces.
int waymark_frame_is_plain(const waymark_frame *frame, size_t column);

/// The levels of a column of texts, in the order in which they were first seen.
size_t waymark_frame_level_count(const waymark_frame *frame, size_t column);
const uint8_t *waymark_frame_level(
    const waymark_frame *frame, size_t column, size_t level, size_t *size);

/// A hash of a level's text that depends on its bytes and the seed alone.
uint64_t waymark_frame_level_hash(
    const waymark_frame *frame, size_t column, size_t level, uint64_t seed);

/// By row the lines before it, where rows with empty cells are kept.
const uint32_t *waymark_frame_row_lines(const waymark_frame *frame);

#endif
