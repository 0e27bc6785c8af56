# What R makes of formulas: the columns of model.matrix for the rows of input.csv, and for new rows.
library(splines)

number <- function(x) sprintf("%.17g", x)

# Times in weeks as people come, and five occasions as a study plans them.
rows <- data.frame(
  t = c(0, 0.5, 1, 1.75, 2, 3, 3, 4.25, 5, 6, 7.5, 9, 9, 10.25, 12),
  v = rep(0:4, times = 3),
  g = rep(c("A", "B", "C"), each = 5))
new <- data.frame(t = c(-1, 0, 2.6, 8, 12, 15.5), v = c(4, 3, 2, 1, 0, 0),
                  g = c("C", "B", "A", "C", "B", "A"))

piecewise <- function(x, ...) {
  k <- c(...)
  out <- sapply(seq_len(length(k) + 1), function(j) {
    lower <- if (j == 1) -Inf else k[j - 1]
    upper <- if (j > length(k)) Inf else k[j]
    if (j == 1) pmin(x, upper) else pmax(pmin(x, upper) - lower, 0)
  })
  out
}

formulas <- c(
  "1 + t", "I(t^2)", "t + I(t^3) + g", "poly(t, 1)", "poly(t, 2)", "poly(v, 4)", "poly(t, degree = 5)",
  "poly(t, 2, raw = TRUE)", "ns(t, df = 1)", "ns(t, 2)", "ns(t, df = 3)", "ns(t, df = 5)",
  "ns(v, df = 2)", "ns(t, knots = c(2, 5))", "ns(t, knots = 4.5)", "piecewise(t, 3)",
  "piecewise(t, 3, 7.5)", "factor(v)", "factor(v) * g", "0 + factor(v) + t:g", "0 + g", "t:g",
  "g * ns(t, df = 2)", "ns(t, df = 2):g", "t * g + poly(t, 2) * g", "I(t^2):g + t")

out <- list()
for (text in formulas) {
  formula <- as.formula(paste("~", text))
  frame <- model.frame(formula, rows)
  kept <- attr(frame, "terms")
  later <- model.frame(kept, new, xlev = .getXlevels(kept, frame))
  for (set in c("rows", "new")) {
    x <- model.matrix(kept, if (set == "rows") frame else later)
    for (j in seq_len(ncol(x))) {
      out <- c(out, list(data.frame(
        formula = text, set = set, column = j, name = colnames(x)[j], row = seq_len(nrow(x)),
        value = number(x[, j]))))
    }
  }
}
write.csv(do.call(rbind, out), "expected.csv", row.names = FALSE, quote = c(1, 4))
write.csv(rows, "input.csv", row.names = FALSE, quote = FALSE)
write.csv(new, "new.csv", row.names = FALSE, quote = FALSE)
