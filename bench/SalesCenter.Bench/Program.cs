using System.Globalization;
using SalesCenter.Bench;
using SalesCenter.Bench.Approvals;
using SalesCenter.Bench.Circuits;
using SalesCenter.Bench.Growth;
using SalesCenter.Bench.Hold;
using SalesCenter.Bench.Import;
using SalesCenter.Bench.Lookup;
using SalesCenter.Bench.Measuring;
using SalesCenter.Bench.Open;
using SalesCenter.Bench.Push;
using SalesCenter.Bench.Serving;
using SalesCenter.Bench.Soak;
using SalesCenter.Bench.Soak.People;
using SalesCenter.Bench.Start;
using SalesCenter.Bench.Tablets;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["serve", var kind, .. var settings])
    return await Servers.Run(kind, settings);
if (args is ["generate", .. var wish])
    return await Generate.Run(wish);
if (args is [Worker.Argument, .. var work])
    return await Worker.Run(work);
if (args is ["soak", .. var plan])
    return await SoakBench.Run(plan);

(string Name, Func<BenchFolder, Task<IReadOnlyList<Mark>>> Run)[] benches =
[
    ("hold", HoldBench.Run),
    ("push", PushBench.Run),
    ("circuits", CircuitsBench.Run),
    ("open", OpenBench.Run),
    ("import", ImportBench.Run),
    ("lookup", LookupBench.Run),
    ("growth", GrowthBench.Run),
    ("deals", DealsBench.Run),
    ("contracts", ContractsBench.Run),
    ("approvals", ApprovalsBench.Run),
    ("start", StartBench.Run),
    ("tablets", TabletsBench.Run),
];
var wanted = args is ["all"] ? benches : [.. benches.Where(bench => args.Contains(bench.Name))];
if (wanted.Length == 0)
{
    Console.WriteLine($"Usage: dotnet run -c Release --project bench/SalesCenter.Bench -- {string.Join('|', benches.Select(bench => bench.Name))}|all");
    Console.WriteLine($"       dotnet run -c Release --project bench/SalesCenter.Bench -- {Generate.Usage}");
    Console.WriteLine($"       dotnet run -c Release --project bench/SalesCenter.Bench -- {Plan.Usage}");
    return 1;
}

using var folder = new BenchFolder();
Console.WriteLine(Machine.Describe(folder.Path));
var marks = new List<Mark>();
foreach (var (name, run) in wanted)
{
    Console.WriteLine(name);
    marks.AddRange(await run(folder));
}

Console.WriteLine();
foreach (var mark in marks)
    Console.WriteLine(mark.Row);
Console.WriteLine();
foreach (var mark in marks)
    Console.WriteLine(mark);
return 0;
