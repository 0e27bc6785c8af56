#include "CSystem.h"

#include <charconv>
#include <cmath>
#include <system_error>

size_t waymark_number_text(double value, int digits, char *buffer, size_t capacity) {
  auto end = std::to_chars(buffer, buffer + capacity, value, std::chars_format::general, digits);
  return end.ec == std::errc() ? static_cast<size_t>(end.ptr - buffer) : 0;
}

int waymark_number_value(const char *text, size_t count, double *value) {
  auto end = std::from_chars(text, text + count, *value, std::chars_format::general);
  return end.ec == std::errc() && end.ptr == text + count && std::isfinite(*value);
}
