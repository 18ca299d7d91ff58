using MovieNet.Benchmarks;

return await BenchmarkCommandLine.RunAsync(args);
