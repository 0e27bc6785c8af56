#ifndef WAYMARK_CMOMENTS_H
#define WAYMARK_CMOMENTS_H

#include <stddef.h>
#include <stdint.h>

/// Persons sorted into patterns: those whose key columns hold the same numbers in every row.
///
/// Each person is a vector v = (1, constants, free columns row by row); a pattern keeps the lower
/// triangle of Σ v vᵀ, row by row.
typedef struct waymark_patterns waymark_patterns;

typedef enum {
  waymark_patterns_done,
  /// More patterns than allowed, or a person too long.
  waymark_patterns_many,
  /// A column that should be constant within persons is not.
  waymark_patterns_varying,
  waymark_patterns_no_memory,
} waymark_patterns_status;

/// Makes an empty collection of at most `limit` patterns of persons with at most `longest` vectors' entries.
waymark_patterns *waymark_patterns_create(
    size_t keys, size_t constants, size_t frees, size_t limit, size_t longest);
void waymark_patterns_free(waymark_patterns *p);

/// Adds persons: person i has the rows starts[i] ..< starts[i + 1] of the columns, less `first`.
/// `key`, `constant` and `free` hold pointers to columns; from constants and free columns `shift` is
/// taken off, the constants' shifts first.
waymark_patterns_status waymark_patterns_add(
    waymark_patterns *p, size_t persons, const int64_t *starts, int64_t first,
    const double *const *key, const double *const *constant, const double *const *free_column,
    const double *shift);

/// Lets the moments of all patterns together be so many numbers; without limit unless told.
void waymark_patterns_set_room(waymark_patterns *p, size_t numbers);
/// Forgets all persons and patterns.
void waymark_patterns_clear(waymark_patterns *p);
/// Adds to the pattern with these keys, column after column, so many persons and their moments.
waymark_patterns_status waymark_patterns_add_pattern(
    waymark_patterns *p, size_t rows, size_t persons, const double *key, const double *moments);
/// Adds all persons of another collection of the same kind. Where `sizes` is above 0 the numbers of a key
/// column are places in a list of so many, and become what stands there in `translated`. Returns
/// `waymark_patterns_varying` for a place beyond its list.
waymark_patterns_status waymark_patterns_merge(
    waymark_patterns *p, const waymark_patterns *other, const double *const *translated,
    const size_t *sizes);

size_t waymark_patterns_count(const waymark_patterns *p);
size_t waymark_pattern_rows(const waymark_patterns *p, size_t k);
size_t waymark_pattern_persons(const waymark_patterns *p, size_t k);
/// Entries of v for its persons.
size_t waymark_pattern_entries(const waymark_patterns *p, size_t k);
/// Key columns one after another, each as long as the pattern has rows.
const double *waymark_pattern_key(const waymark_patterns *p, size_t k);
const double *waymark_pattern_moments(const waymark_patterns *p, size_t k);

/// Persons with q random columns and m others, eight to a batch: ZᵀZ packed by its lower triangle, and
/// ZᵀU column by column.
typedef struct waymark_batches waymark_batches;

waymark_batches *waymark_batches_create(size_t q, size_t m, size_t persons);
void waymark_batches_free(waymark_batches *b);

/// Sets the next persons; 0, or −1 where memory is short. `cross`, m × m column by column, gets Σ UᵀU added to its lower triangle.
int waymark_batches_add(
    waymark_batches *b, size_t persons, const int64_t *starts, int64_t first,
    const double *const *z, const double *const *u, const double *shift, double *cross);

/// Replaces every ZᵀU by ZᵀU · basis, m × m column by column, upper triangular.
void waymark_batches_turn(waymark_batches *b, const double *basis);

/// The ZᵀZ (full, q × q) and ZᵀU (q × m) of one person.
void waymark_batches_person(const waymark_batches *b, size_t person, double *a, double *w);

/// Sums over persons `from` ..< `to`, both multiples of eight or the end.
///
/// With M = λ(λᵀAλ + I)⁻¹λᵀ, K = I − MA and S = AK: log |λᵀAλ + I|; Σ WᵀMW; and where `units` > 0 for
/// each unit E_a, given by its row and column, the sums of `X_a` and tr(S E_a); where `second` is not 0
/// also those of pairs a ≤ b, at b(b + 1)/2 + a. Matrices are lower triangles row by row.
/// Returns 0, or −1 where an H is not positive definite.
int waymark_batches_sum(
    const waymark_batches *b, size_t from, size_t to, const double *lambda, size_t units,
    const int32_t *unit_rows, const int32_t *unit_columns, int second, double *log_determinant,
    double *m_sum, double *first, double *traces, double *pairs, double *pair_traces);

/// Persons that touch columns of other groups: for each the ZᵀZ, and ZᵀU over the columns that its rows
/// touch.
typedef struct waymark_links waymark_links;

waymark_links *waymark_links_create(size_t q);
void waymark_links_free(waymark_links *l);

/// Adds persons; 0, or −1 where memory is short. Each of `groups` other groups has codes by row, a first
/// column, a size and as many columns of numbers; `dense` columns, from `dense_first`, are touched by all.
/// `cross`, m × m column by column, gets UᵀU added to its lower triangle.
int waymark_links_add(
    waymark_links *l, size_t persons, const int64_t *starts, int64_t first,
    const double *const *z, size_t groups, const int64_t *const *codes, const int64_t *group_first,
    const int64_t *group_size, const double *const *group_columns, size_t dense,
    int64_t dense_first, const double *const *dense_columns, double *cross, size_t m);

/// Sorts persons by ZᵀZ and touched columns: `kinds`, as long as there are persons, gets the number of
/// the kind of each in the order of first occurrence. Returns how many kinds there are; −1 where
/// memory is short.
int64_t waymark_links_kinds(const waymark_links *l, int64_t *kinds);

size_t waymark_links_persons(const waymark_links *l);
size_t waymark_links_width(const waymark_links *l, size_t person);
/// The touched columns of a person, ascending.
const int32_t *waymark_links_columns(const waymark_links *l, size_t person);
/// ZᵀZ packed by its lower triangle.
const double *waymark_links_a(const waymark_links *l, size_t person);
/// ZᵀU, q × width column by column.
const double *waymark_links_b(const waymark_links *l, size_t person);

/// Takes Σ BᵀMB from the lower triangle of `swept`, m × m. Returns 0, or −1 where an H is not positive
/// definite.
int waymark_links_sweep(
    const waymark_links *l, const double *lambda, double *swept, size_t m,
    double *log_determinant);

/// Sums in the directions of the units; see `waymark_batches_sum`. Each of these may be null:
/// `f`, order × order and symmetric, of which tr(F N_a) and tr(F N_ab) go to `contracted` and
/// `contracted_pairs`; `g`, m × c, of which N_a G goes to `first` (m × c each) and Gᵀ N_ab G to `pairs`
/// (c × c each); `blocks`, order × order each, which get N_a over the first columns, lower triangles.
void waymark_links_directions(
    const waymark_links *l, const double *lambda, size_t units, const int32_t *unit_rows,
    const int32_t *unit_columns, int second, size_t m, const double *f, size_t order,
    double *contracted, double *contracted_pairs, const double *g, size_t c, double *first,
    double *pairs, double *traces, double *pair_traces, double *blocks);

/// A mixed model with one group, made ready for many outcomes: rows, and moments of all but the outcome.
typedef struct waymark_refits waymark_refits;

/// What is estimated, and when a search ends.
typedef struct {
  /// Entries of λ: terms one after another, each the lower triangle of its block column by column.
  size_t parameters;
  int32_t rows[6], columns[6];
  size_t terms;
  int32_t sizes[3];
  /// REML, otherwise ML; and what r² is divided by.
  int restricted;
  double denominator;
  /// Largest gradient at an optimum relative to the size of the value (at least 1), Newton steps, the gain
  /// of a step below which none is worth it, and the relative variance that counts as none.
  double gradient_tolerance;
  size_t newton_limit;
  double least_gain, vanishing;
} waymark_refit_rules;

/// Where a search ended.
typedef struct {
  /// The criterion and r².
  double value, residual, gradient_norm;
  size_t evaluations;
  /// Bit h where parameter h is a variance of zero.
  uint32_t bound;
} waymark_refit;

/// NULL where the model is too large for fixed storage (three random effects, twelve fixed ones) or memory
/// is short. `columns` are the q random effects' and the p of Q, each `rows` long; `codes` the level of each
/// row; `cell_of` the cell of each level, levels of a cell having the same ZᵀZ; `a` that of each cell, q × q;
/// `sides` the ZᵀQ of each level, q × p; `cross` QᵀQ as a triangle row by row.
waymark_refits *waymark_refits_create(
    size_t q, size_t p, size_t rows, size_t levels, size_t cells, const waymark_refit_rules *rules,
    const double *columns, const int64_t *codes, const int64_t *cell_of, const double *a,
    const double *sides, const double *cross);
void waymark_refits_free(waymark_refits *r);

/// Numbers of room that a fit needs.
size_t waymark_refits_room(const waymark_refits *r);

/// Fits to the outcome `e`, searching from `start`; `constant` is what the criterion holds beside. Returns 1
/// with theta and the coefficients of Q at a certified optimum, or 0 where another search must be asked.
int waymark_refits_fit(
    const waymark_refits *r, const double *e, double constant, const double *start, double *room,
    double *theta, double *effects, waymark_refit *result);

/// Sizes of a mixture of classes: fixed effects p, random effects q, classes, how many (Λ, σ²) there are
/// (one, or one a class), and covariates of class with the column of ones.
typedef struct {
  size_t fixed, random, classes, variants, covariates;
} waymark_class_sizes;

/// Persons one after the other: the lower triangle of [F y Z]ᵀ[F y Z] row by row, rows, covariates, and the
/// class where it is known (below 0 where not; null where nobody's is), and what is added to log φ beside
/// (persons × classes; null for nothing).
typedef struct {
  size_t count;
  const double *cross, *rows, *covariates;
  const int64_t *known;
  const double *extra;
} waymark_class_persons;

/// Values of the parameters: logits class by class, (−b_g, 1) class by class, Λ lower and column by column,
/// and σ².
typedef struct {
  const double *logits, *lines, *factors, *variances;
} waymark_class_values;

/// What a pass adds up beside the likelihood.
enum { waymark_classes_moments = 1, waymark_classes_variances = 2, waymark_classes_densities = 4 };

/// Numbers that a pass adds up for each class: Στ, Στn, the triangle of ΣτA, Στvvᵀ, ΣτH⁻¹,
/// Στ(wvᵀ/σ² − ZᵀZΛH⁻¹), and Σx(τ − π). With one (Λ, σ²) for all, what is of H⁻¹ stands in the first class, for
/// all of them together.
size_t waymark_classes_room(const waymark_class_sizes *s);
/// Numbers that a pass needs to work in.
size_t waymark_classes_work(const waymark_class_sizes *s);
/// One pass over persons; sums are added to, and `posterior` (null, or persons × classes) is written: with
/// `waymark_classes_densities`, as log φ, minus infinity where another class is known.
/// Returns the log-likelihood, or not a number where it cannot be evaluated.
double waymark_classes_pass(
    const waymark_class_sizes *s, const waymark_class_persons *people,
    const waymark_class_values *values, int wants, double *sums, double *posterior, double *work);

#endif
