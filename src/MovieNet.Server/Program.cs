using MovieNet.Server;

return await ServerCommandLine.RunAsync(args);
