#ifndef WAYMARK_OPENBLAS_SHIM_H
#define WAYMARK_OPENBLAS_SHIM_H

#include <cblas.h>
#include <stddef.h>

// Debian ships OpenBLAS without LAPACKE, so the Fortran symbols are declared here; the trailing
// lengths are those of the character arguments.

void dpotrf_(
    const char *uplo, const blasint *n, double *a, const blasint *lda, blasint *info,
    size_t uplo_length);

void dpotri_(
    const char *uplo, const blasint *n, double *a, const blasint *lda, blasint *info,
    size_t uplo_length);

void dpotrs_(
    const char *uplo, const blasint *n, const blasint *nrhs, const double *a, const blasint *lda,
    double *b, const blasint *ldb, blasint *info, size_t uplo_length);

void dgeqp3_(
    const blasint *m, const blasint *n, double *a, const blasint *lda, blasint *jpvt, double *tau,
    double *work, const blasint *lwork, blasint *info);

void dorgqr_(
    const blasint *m, const blasint *n, const blasint *k, double *a, const blasint *lda,
    const double *tau, double *work, const blasint *lwork, blasint *info);

void dsyev_(
    const char *jobz, const char *uplo, const blasint *n, double *a, const blasint *lda, double *w,
    double *work, const blasint *lwork, blasint *info, size_t jobz_length, size_t uplo_length);

#endif
