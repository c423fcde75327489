namespace Recouvrement.Deploy.Tests.Images;

/// <summary>One instruction, its continued lines joined.</summary>
/// <param name="Word">In capitals.</param>
/// <param name="Rest">What follows it.</param>
sealed record Instruction(string Word, string Rest);

/// <summary>A stage of the build.</summary>
/// <param name="From">What it begins with, as written.</param>
/// <param name="Name">What other stages call it; empty for the last.</param>
/// <param name="Instructions">All but its FROM.</param>
sealed record Stage(string From, string Name, IReadOnlyList<Instruction> Instructions)
{
    public IEnumerable<string> All(string word) => Instructions.Where(i => i.Word == word).Select(i => i.Rest);
}

/// <summary>The one Dockerfile, read.</summary>
sealed record Dockerfile(IReadOnlyDictionary<string, string> Arguments, IReadOnlyList<Stage> Stages)
{
    public static Dockerfile Read()
    {
        var lines = File.ReadAllLines(Yaml.PathOf("deploy/docker/Dockerfile")).Where(line => line.Length > 0 && line[0] != '#');
        var instructions = string.Join('\n', lines).Replace("\\\n", "", StringComparison.Ordinal).Split('\n')
            .Select(line => line.Split(' ', 2)).Select(words => new Instruction(words[0], words[1].Trim())).ToList();
        var first = instructions.FindIndex(i => i.Word == "FROM");
        var arguments = instructions.Take(first).ToDictionary(i => i.Rest.Split('=')[0], i => i.Rest.Split('=', 2)[1]);
        var stages = new List<Stage>();
        for (var at = first; at < instructions.Count;)
        {
            var next = instructions.FindIndex(at + 1, i => i.Word == "FROM");
            var end = next < 0 ? instructions.Count : next;
            var named = instructions[at].Rest.Split(" AS ");
            stages.Add(new(named[0], named.ElementAtOrDefault(1) ?? "", instructions[(at + 1)..end]));
            at = end;
        }

        return new(arguments, stages);
    }

    /// <summary>The variables that the image sets for what runs in it.</summary>
    public IReadOnlyDictionary<string, string> Environment =>
        Stages[^1].All("ENV").SelectMany(rest => rest.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
}
