#include "CScan.h"

#include <string.h>

waymark_survey_result waymark_survey(const uint8_t *bytes, size_t count) {
  size_t quotes = 0;
  uint8_t high = 0;
  int zero = 0;
  size_t done = 0;
  while (done < count) {
    // Counters of one byte are wide enough for 255 steps, and let the loop run on whole vectors.
    size_t lanes = 64, steps = (count - done) / lanes;
    if (steps > 255) steps = 255;
    if (steps == 0) break;
    uint8_t found[64] = {0}, any[64] = {0}, zeros[64] = {0};
    for (size_t step = 0; step < steps; step++, done += lanes) {
      for (size_t lane = 0; lane < lanes; lane++) {
        uint8_t byte = bytes[done + lane];
        found[lane] += byte == '"';
        any[lane] |= byte;
        zeros[lane] |= byte == 0;
      }
    }
    for (size_t lane = 0; lane < lanes; lane++) {
      quotes += found[lane];
      high |= any[lane];
      zero |= zeros[lane];
    }
  }
  for (; done < count; done++) {
    quotes += bytes[done] == '"';
    high |= bytes[done];
    zero |= bytes[done] == 0;
  }
  return (waymark_survey_result){quotes, high >= 128, zero};
}

size_t waymark_first_quote(const uint8_t *bytes, size_t count) {
  const uint8_t *found = count ? memchr(bytes, '"', count) : NULL;
  return found ? (size_t)(found - bytes) : count;
}

waymark_line_ends waymark_count_line_ends(const uint8_t *bytes, size_t count) {
  waymark_line_ends all = {0, 0, 0};
  if (!count) return all;
  // Where there is no carriage return at all, or each line feed has its own, nothing is mixed, and
  // what stands inside quotation marks makes no difference.
  if (!memchr(bytes, '\r', count)) {
    all.feeds = memchr(bytes, '\n', count) != NULL;
    return all;
  }
  size_t feeds = bytes[0] == '\n', returns = bytes[0] == '\r', pairs = 0;
  for (size_t at = 1; at < count; at++) {
    feeds += bytes[at] == '\n';
    returns += bytes[at] == '\r';
    pairs += (bytes[at] == '\n') & (bytes[at - 1] == '\r');
  }
  if (feeds == pairs && returns == pairs) return (waymark_line_ends){0, 0, pairs};
  int inside = 0;
  for (size_t at = 0; at < count; at++) {
    if (bytes[at] == '"') inside = !inside;
    if (inside) continue;
    if (bytes[at] == '\r') {
      if (at + 1 < count && bytes[at + 1] == '\n') {
        all.pairs++;
        at++;
      } else {
        all.returns++;
      }
    } else if (bytes[at] == '\n') {
      all.feeds++;
    }
  }
  return all;
}
