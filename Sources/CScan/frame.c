#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "decimal.h"
#include "levels.h"

struct waymark_frame {
  uint8_t delimiter;
  size_t fields, numbers, categories;
  int32_t *roles;
  // What stands for an empty cell, and with which bytes such texts begin.
  byte_store word_text;
  stretch *words;
  size_t word_count;
  uint8_t begins_word[256];
  // Complete rows, column by column.
  size_t rows, capacity, rows_read, lines;
  double **values;
  uint32_t **codes;
  waymark_levels **levels;
  // Cells that are empty by column, and in complete rows those that are no number by column of numbers.
  size_t *missing, *others;
  // The row in hand: its numbers, whether they are any, and where its texts stand.
  double *row;
  uint8_t *is_other;
  stretch *texts;
  const uint8_t **bases;
  int lacks;
  // Whether rows with empty cells are kept, and then by row the lines before it.
  int keeps_gaps;
  uint32_t *row_lines;
};

static void *made(size_t count, size_t size) {
  void *memory = calloc(count + 1, size);
  if (!memory) abort();
  return memory;
}

waymark_frame *waymark_frame_create(
    uint8_t delimiter, const int32_t *roles, size_t fields, size_t numbers, size_t categories,
    const uint8_t *words, const size_t *word_sizes, size_t word_count, uint64_t seed) {
  waymark_frame *frame = made(1, sizeof *frame);
  frame->delimiter = delimiter;
  frame->fields = fields;
  frame->numbers = numbers;
  frame->categories = categories;
  frame->roles = made(fields, sizeof *roles);
  if (fields) memcpy(frame->roles, roles, fields * sizeof *roles);
  frame->words = made(word_count, sizeof *frame->words);
  frame->word_count = word_count;
  for (size_t number = 0, start = 0; number < word_count; number++) {
    frame->words[number] = (stretch){start, word_sizes[number]};
    start += word_sizes[number];
    if (word_sizes[number] == 0) continue;
    frame->begins_word[words[frame->words[number].start]] = 1;
    waymark_store_reserve(&frame->word_text, word_sizes[number]);
    memcpy(
        frame->word_text.bytes + frame->words[number].start, words + frame->words[number].start,
        word_sizes[number]);
    frame->word_text.count = start;
  }
  frame->values = made(numbers, sizeof *frame->values);
  frame->codes = made(categories, sizeof *frame->codes);
  frame->levels = made(categories, sizeof *frame->levels);
  for (size_t column = 0; column < categories; column++) {
    frame->levels[column] = waymark_levels_create(seed);
  }
  frame->missing = made(numbers + categories, sizeof *frame->missing);
  frame->others = made(numbers, sizeof *frame->others);
  frame->row = made(numbers, sizeof *frame->row);
  frame->is_other = made(numbers, 1);
  frame->texts = made(categories, sizeof *frame->texts);
  frame->bases = made(categories, sizeof *frame->bases);
  return frame;
}

void waymark_frame_keep_gaps(waymark_frame *frame) { frame->keeps_gaps = 1; }

void waymark_frame_destroy(waymark_frame *frame) {
  for (size_t column = 0; column < frame->numbers; column++) free(frame->values[column]);
  for (size_t column = 0; column < frame->categories; column++) {
    free(frame->codes[column]);
    waymark_levels_destroy(frame->levels[column]);
  }
  void *parts[] = {
      frame->roles, frame->word_text.bytes, frame->words,    frame->values, frame->codes,
      frame->levels, frame->missing,        frame->others,   frame->row,    frame->is_other,
      frame->texts, frame->bases,           frame->row_lines,
  };
  for (size_t part = 0; part < sizeof parts / sizeof *parts; part++) free(parts[part]);
  free(frame);
}

void waymark_frame_clear(waymark_frame *frame) {
  frame->rows = frame->rows_read = frame->lines = 0;
  for (size_t column = 0; column < frame->categories; column++) {
    waymark_levels_clear(frame->levels[column]);
  }
  memset(frame->missing, 0, (frame->numbers + frame->categories) * sizeof *frame->missing);
  memset(frame->others, 0, frame->numbers * sizeof *frame->others);
}

void waymark_frame_reserve(waymark_frame *frame, size_t rows) {
  if (rows <= frame->capacity) return;
  for (size_t column = 0; column < frame->numbers; column++) {
    frame->values[column] = realloc(frame->values[column], rows * sizeof(double));
    if (!frame->values[column]) abort();
  }
  for (size_t column = 0; column < frame->categories; column++) {
    frame->codes[column] = realloc(frame->codes[column], rows * sizeof(uint32_t));
    if (!frame->codes[column]) abort();
  }
  if (frame->keeps_gaps) {
    frame->row_lines = realloc(frame->row_lines, rows * sizeof *frame->row_lines);
    if (!frame->row_lines) abort();
  }
  frame->capacity = rows;
}

/// Makes room for `more` rows and, so that this is seldom done, for some to spare.
static void make_room(waymark_frame *frame, size_t more) {
  size_t needed = frame->rows + more;
  if (needed > frame->capacity) {
    waymark_frame_reserve(frame, frame->capacity * 2 > needed ? frame->capacity * 2 : needed + 1024);
  }
}

void waymark_frame_begin_row(waymark_frame *frame) {
  frame->lacks = 0;
  memset(frame->is_other, 0, frame->numbers);
}

void waymark_frame_missing(waymark_frame *frame, size_t column) {
  frame->missing[column]++;
  if (!frame->keeps_gaps) {
    frame->lacks = 1;
  } else if (column < frame->numbers) {
    frame->row[column] = NAN;
  } else {
    waymark_frame_text(frame, column, (const uint8_t *)"", 0);
  }
}

void waymark_frame_number(waymark_frame *frame, size_t column, double value) {
  frame->row[column] = value;
}

void waymark_frame_other(waymark_frame *frame, size_t column) { frame->is_other[column] = 1; }

void waymark_frame_text(
    waymark_frame *frame, size_t column, const uint8_t *text, size_t size) {
  frame->bases[column - frame->numbers] = text;
  frame->texts[column - frame->numbers] = (stretch){0, size};
}

/// Whether two texts that stand apart are the same; bytes outside them are not read.
static inline int same(const uint8_t *one, const uint8_t *other, size_t size) {
  return memcmp(one, other, size) == 0;
}

void waymark_frame_end_row(waymark_frame *frame) {
  frame->rows_read++;
  if (frame->lacks) return;
  if (frame->rows == frame->capacity) make_room(frame, 1);
  int is_kept = 1;
  for (size_t column = 0; column < frame->numbers; column++) {
    if (frame->is_other[column]) {
      frame->others[column]++;
      frame->row[column] = INFINITY;
      is_kept = frame->keeps_gaps;
    }
    frame->values[column][frame->rows] = frame->row[column];
  }
  // A row with a text where others have numbers stays out: either the file is refused, or read again.
  if (!is_kept) return;
  if (frame->keeps_gaps) frame->row_lines[frame->rows] = (uint32_t)frame->lines;
  for (size_t column = 0; column < frame->categories; column++) {
    const uint8_t *text = frame->bases[column];
    size_t size = frame->texts[column].size;
    waymark_levels *levels = frame->levels[column];
    uint32_t code = 0;
    int is_last = 0;
    if (frame->rows > 0) {
      // The last row's may well be this one's too.
      size_t last_size;
      code = frame->codes[column][frame->rows - 1];
      const uint8_t *last = waymark_levels_text(levels, code, &last_size);
      is_last = last_size == size && same(last, text, size);
    }
    if (!is_last) code = waymark_levels_number(levels, text, size);
    frame->codes[column][frame->rows] = code;
  }
  frame->rows++;
}

/// Whether a cell of `size` bytes stands for an empty one.
static inline int is_word(const waymark_frame *frame, const uint8_t *cell, size_t size) {
  if (!frame->begins_word[*cell]) return 0;
  for (size_t number = 0; number < frame->word_count; number++) {
    stretch word = frame->words[number];
    if (word.size == size && same(frame->word_text.bytes + word.start, cell, size)) return 1;
  }
  return 0;
}

int waymark_frame_is_word(const waymark_frame *frame, const uint8_t *cell, size_t size) {
  return size > 0 && is_word(frame, cell, size);
}

static inline int is_space(uint8_t byte) { return byte == ' ' || byte == '\t'; }

void waymark_frame_read(
    waymark_frame *frame, const uint8_t *text, size_t end, size_t *position) {
  // Only rows with a line feed at their end: nothing below looks beyond it by more than some bytes.
  while (end > *position && text[end - 1] != '\n') end--;
  const uint8_t delimiter = frame->delimiter;
  const uint8_t *at = text + *position;
  while (at < text + end) {
    // Rows that are handed back must not be counted by halves.
    int32_t lacking[64];
    size_t lacking_count = 0;
    waymark_frame_begin_row(frame);
    for (size_t field = 0; field < frame->fields; field++) {
      int32_t role = frame->roles[field];
      const uint8_t *start = at, *stop;
      if (*at == '"') {
        start = ++at;
        while (*at != '"' && *at != '\n' && *at != '\r') at++;
        stop = at;
        if (*at++ != '"') return;
      } else if (role >= 0 && (size_t)role < frame->numbers && !frame->begins_word[*at]) {
        // Most numbers are read as they are passed over.
        const uint8_t *behind = waymark_read_decimal(at, &frame->row[role]);
        if (behind) {
          at = behind;
          role = -1;
        } else if (*at != delimiter && *at != '\n' && *at != '\r') {
          return;
        }
        stop = at;
      } else {
        while (*at != delimiter && *at != '\n' && *at != '\r' && *at != '"') at++;
        stop = at;
      }
      if (field + 1 < frame->fields) {
        if (*at++ != delimiter) return;
      } else {
        if (field == 0 && stop == start) return;
        at += *at == '\r';
        if (*at++ != '\n') return;
      }
      if (role < 0) continue;
      size_t size = (size_t)(stop - start);
      if (size == 0 || is_word(frame, start, size)) {
        if (lacking_count == 64) return;
        lacking[lacking_count++] = role;
      } else if (is_space(start[0]) || is_space(stop[-1])) {
        return;
      } else if ((size_t)role < frame->numbers) {
        if (waymark_read_decimal(start, &frame->row[role]) != stop) return;
      } else {
        frame->bases[role - frame->numbers] = start;
        frame->texts[role - frame->numbers].size = size;
      }
    }
    for (size_t lack = 0; lack < lacking_count; lack++) {
      waymark_frame_missing(frame, (size_t)lacking[lack]);
    }
    waymark_frame_end_row(frame);
    frame->lines++;
    *position = (size_t)(at - text);
  }
}

void waymark_frame_append(waymark_frame *frame, const waymark_frame *next) {
  make_room(frame, next->rows);
  for (size_t column = 0; column < frame->numbers; column++) {
    if (next->rows) {
      memcpy(
          frame->values[column] + frame->rows, next->values[column], next->rows * sizeof(double));
    }
    frame->others[column] += next->others[column];
  }
  for (size_t column = 0; column < frame->categories; column++) {
    size_t count = waymark_levels_count(next->levels[column]);
    uint32_t *numbers = made(count, sizeof *numbers);
    for (size_t level = 0; level < count; level++) {
      size_t size;
      const uint8_t *text = waymark_levels_text(next->levels[column], level, &size);
      numbers[level] = waymark_levels_number(frame->levels[column], text, size);
    }
    uint32_t *to = frame->codes[column] + frame->rows;
    const uint32_t *from = next->codes[column];
    for (size_t row = 0; row < next->rows; row++) to[row] = numbers[from[row]];
    free(numbers);
  }
  for (size_t column = 0; column < frame->numbers + frame->categories; column++) {
    frame->missing[column] += next->missing[column];
  }
  frame->rows += next->rows;
  frame->rows_read += next->rows_read;
  frame->lines += next->lines;
}

void waymark_frame_skip_lines(waymark_frame *frame, size_t lines) { frame->lines += lines; }

waymark_frame_counts waymark_frame_count(const waymark_frame *frame) {
  return (waymark_frame_counts){
      frame->rows, frame->rows_read, frame->lines, frame->missing, frame->others};
}

const double *waymark_frame_values(const waymark_frame *frame, size_t column) {
  return frame->values[column];
}

const uint32_t *waymark_frame_codes(const waymark_frame *frame, size_t column) {
  return frame->codes[column - frame->numbers];
}

size_t waymark_frame_level_count(const waymark_frame *frame, size_t column) {
  return waymark_levels_count(frame->levels[column - frame->numbers]);
}

const uint8_t *waymark_frame_level(
    const waymark_frame *frame, size_t column, size_t level, size_t *size) {
  return waymark_levels_text(frame->levels[column - frame->numbers], level, size);
}

int waymark_frame_is_plain(const waymark_frame *frame, size_t column) {
  return waymark_levels_are_plain(frame->levels[column - frame->numbers]);
}

const uint32_t *waymark_frame_row_lines(const waymark_frame *frame) { return frame->row_lines; }

uint64_t waymark_frame_level_hash(
    const waymark_frame *frame, size_t column, size_t level, uint64_t seed) {
  return waymark_levels_hash(frame->levels[column - frame->numbers], level, seed);
}
