using System.CommandLine;

var root = new RootCommand("MovieNet: one command line over a fleet of movie servers.");
return await root.Parse(args).InvokeAsync();
