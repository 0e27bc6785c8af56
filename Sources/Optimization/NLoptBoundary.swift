import CNLopt

/// The one search of NLopt that this room calls.
enum NLopt {
  /// What the callback needs, handed through C as an opaque pointer that outlives the call.
  private final class Context {
    let problem: BoundedProblem
    let fallback: Double
    var best: (parameters: [Double], value: Double)
    var evaluations = 0

    init(_ problem: BoundedProblem, start: [Double], value: Double) {
      self.problem = problem
      // Where the function fails, the value at the start: high, but it does not bend the quadratic
      // model of the search as an enormous number would.
      self.fallback = value
      self.best = (start, value)
    }

    func evaluate(_ x: [Double]) -> Double {
      evaluations += 1
      guard let value = problem.value(x), value.isFinite else { return fallback }
      if value < best.value { best = (x, value) }
      return value
    }
  }

  /// Searches by BOBYQA; the best point seen, however the search ended.
  static func bobyqa(
    _ problem: BoundedProblem, from start: [Double], value: Double, tolerance: Double, limit: Int
  ) -> (parameters: [Double], value: Double, evaluations: Int) {
    let context = Context(problem, start: start, value: value)
    let n = UInt32(problem.count)
    guard n > 0, let search = unsafe nlopt_create(NLOPT_LN_BOBYQA, n) else {
      return (start, value, 0)
    }
    defer { unsafe nlopt_destroy(search) }
    unsafe nlopt_set_lower_bounds(search, problem.lower)
    unsafe nlopt_set_upper_bounds(search, problem.upper)
    unsafe nlopt_set_xtol_rel(search, tolerance)
    unsafe nlopt_set_maxeval(search, Int32(clamping: limit))
    let callback: nlopt_func = { count, x, _, data in
      guard let x = unsafe x, let data = unsafe data else { return 0 }
      let context = unsafe Unmanaged<Context>.fromOpaque(data).takeUnretainedValue()
      return context.evaluate(
        unsafe Array(UnsafeBufferPointer(start: x, count: Int(count))))
    }
    unsafe nlopt_set_min_objective(search, callback, Unmanaged.passUnretained(context).toOpaque())
    var x = start
    var reached = value
    withExtendedLifetime(context) { _ = unsafe nlopt_optimize(search, &x, &reached) }
    return (context.best.parameters, context.best.value, context.evaluations)
  }
}
