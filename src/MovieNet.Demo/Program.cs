using System.CommandLine;

var root = new RootCommand("Starts the MovieNet demo: three movie servers and the web app over them.");
return await root.Parse(args).InvokeAsync();
