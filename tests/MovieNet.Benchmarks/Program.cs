// A workload is one class that starts what it measures, runs it, and prints one line of figures. It is listed here by name.
Console.WriteLine("No workloads yet.");
