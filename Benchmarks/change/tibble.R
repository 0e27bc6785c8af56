# The way of clinicalsignificance::cs_distribution: select, widen, complete pairs, mutate, classify with
# case_when, count; written anew from its description, with dplyr and tidyr.
arguments <- commandArgs(trailingOnly = TRUE)
suppressPackageStartupMessages({
  library(dplyr)
  library(tidyr)
})
start <- proc.time()[["elapsed"]]
data <- as_tibble(read.csv(arguments[1]))
wide <- data |>
  select(id, time, score) |>
  filter(time %in% c(1, 2)) |>
  pivot_wider(names_from = time, values_from = score, names_prefix = "t") |>
  rename(pre = t1, post = t2) |>
  drop_na() |>
  mutate(change = post - pre)
s_diff <- sqrt(2) * 6 * sqrt(1 - .85)
result <- wide |>
  mutate(
    rci = change / s_diff, improved = rci > qnorm(.975), deteriorated = rci < -qnorm(.975),
    unchanged = !improved & !deteriorated,
    category = case_when(improved ~ "improved", deteriorated ~ "deteriorated", TRUE ~ "unchanged"))
counts <- result |>
  count(category) |>
  arrange(category)
cat(proc.time()[["elapsed"]] - start, "\n", file = stderr())
cat(paste(counts$category, counts$n, collapse = " "), "\n")
