// One after the other: some tests hold the pages to seconds, and a neighbour's daemons would take them away.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
