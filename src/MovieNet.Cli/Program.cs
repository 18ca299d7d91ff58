using MovieNet.Cli;

return await CommandLine.RunAsync(args);
