/// What commands say of consent that read rows, and no study.
enum ConsentWords {
  /// Rows say nothing of what people agreed to; only a study with a file of consent does.
  static let rows = """
    Rows know no consent: leave out of the files whoever has not agreed, or has taken it back. A study with \
    a file of consent does so by itself (waymark quarterly).
    """
}
