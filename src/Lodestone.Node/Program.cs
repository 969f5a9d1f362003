// The one executable. Reads the command and runs it; exit code 0 only for success. `lodestone` alone means `serve`.
using System.CommandLine;
using System.Runtime.Versioning;
using Lodestone.Node.Commands;

[assembly: UnsupportedOSPlatform("windows")]

RootCommand root = new("Lodestone 磁石: traces critical minerals on a verifiable ledger. 稀土区块链溯源系统")
{
    ServeCommand.Make(),
    PortalCommand.Make(),
    DemoCommand.Make(),
    InitCommand.Make(),
    NetworkCommand.Make(),
    KeysCommand.Make(),
    RegisterCommand.Make(),
    SubmitCommand.Make(),
    ProveCommand.Make(),
    ExportCommand.Make(),
    VerifyCommand.Make(),
    ReplayCommand.Make(),
    SnapshotCommand.Make(),
    EpcisCommand.Make(),
    DoctorCommand.Make(),
};
string[] command = args.Length == 0
    || (args[0].StartsWith('-') && args[0] is not ("--help" or "-h" or "-?" or "--version"))
    ? ["serve", .. args]
    : args;

// Told to stop, a command may take its time to end what it began: stores, and processes of its own.
InvocationConfiguration invocation = new() { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) };
return await root.Parse(command).InvokeAsync(invocation);
