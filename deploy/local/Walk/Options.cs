using System.Globalization;
using Recouvrement.Walk.Processes;

namespace Recouvrement.Walk;

/// <summary>The command line of <c>./run</c>.</summary>
/// <param name="Exit">Stop when the story is told.</param>
/// <param name="Import">A FEC to walk through instead of the sample.</param>
/// <param name="Contacts">Contacts for that FEC.</param>
/// <param name="Sample">Folder of the sample company.</param>
/// <param name="From">First business date.</param>
/// <param name="Until">Last business date, included.</param>
/// <param name="Name">Names the databases and the virtual host.</param>
/// <param name="Folder">Where logs and the report go.</param>
public sealed record Options(bool Exit, string? Import, string? Contacts, string Sample, DateOnly From, DateOnly Until, string Name, string Folder)
{
    public const string Usage = """
        ./run                       walks a fictitious company through six months, then stays up until Ctrl-C
          --exit                    stops when the story is told
          --import FILE             walks through a real FEC instead ({SIREN}FEC{closing date}), with
          --contacts FILE           contacts of its customers (CSV), and
          --from DATE --until DATE  the business dates to walk, yyyy-mm-dd, both included
          --sample FOLDER           another sample company (deploy/local/sample/generate.py --out FOLDER)
        """;

    /// <exception cref="ArgumentException">The command line says something else.</exception>
    public static Options Parse(string[] args)
    {
        var given = new Dictionary<string, string>();
        var exit = false;
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--exit") exit = true;
            else if (args[i] is "--import" or "--contacts" or "--from" or "--until" or "--sample" or "--name" or "--folder" && i + 1 < args.Length) given[args[i]] = args[++i];
            else throw new ArgumentException($"'{args[i]}' is not understood.");
        }

        var import = given.GetValueOrDefault("--import");
        if (import is not null && !(given.ContainsKey("--from") && given.ContainsKey("--until"))) throw new ArgumentException("--import needs --from and --until.");
        foreach (var file in new[] { import, given.GetValueOrDefault("--contacts") }.OfType<string>())
            if (!File.Exists(file)) throw new ArgumentException($"There is no file {file}.");
        var (from, until) = (Day(given, "--from", new(2026, 1, 5)), Day(given, "--until", new(2026, 7, 5)));
        if (until < from) throw new ArgumentException("--until lies before --from.");
        return new(exit, import, given.GetValueOrDefault("--contacts"), given.GetValueOrDefault("--sample") ?? Repository.At("deploy/local/sample"), from, until,
            given.GetValueOrDefault("--name") ?? "run", given.GetValueOrDefault("--folder") ?? Repository.At(".local/run"));
    }

    static DateOnly Day(Dictionary<string, string> given, string name, DateOnly otherwise) =>
        !given.TryGetValue(name, out var text) ? otherwise
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new ArgumentException($"{name} takes a date like 2026-01-05, not '{text}'.");
}
