using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Domain.Papers;
using Recouvrement.Correspondence.Domain.Suppressions;
using Recouvrement.Correspondence.Domain.Templates;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Platform.EventStore;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Domain;

/// <summary>Stands in for the compiler: every fact has a stored name, a frozen sample that reads and writes the same, and an arm in Evolve.</summary>
public sealed class StoredFactTests
{
    // Every family of facts, with what adds them up.
    static readonly Dictionary<string, Type> All = EventNames<MessageEvent>.All.Concat(EventNames<TextEvent>.All).Concat(EventNames<SuppressionEvent>.All).Concat(EventNames<PaperEvent>.All).ToDictionary();

    public static TheoryData<string> Facts { get; } = [.. All.Keys];

    [Theory]
    [MemberData(nameof(Facts))]
    public void Every_fact_reads_and_writes_its_frozen_sample_and_adds_up(string name)
    {
        var sample = File.ReadAllBytes(Path.Combine(Samples(), $"{name}.json"));
        var type = All[name];
        var fact = JsonSerializer.Deserialize(sample, type, EventJson.Options)!;
        Assert.Equal(Encoding.UTF8.GetString(CanonicalJson.Of(sample)), Encoding.UTF8.GetString(CanonicalJson.Of(JsonSerializer.SerializeToUtf8Bytes(fact, type, EventJson.Options))));
        Assert.All(type.GetProperties(), property => Assert.NotNull(property.GetValue(fact)));
        Assert.NotNull((object)(fact switch
        {
            MessageEvent e     => Folding.Fold<Message, MessageCommand, MessageEvent>([e, e]),
            TextEvent e        => Folding.Fold<TextTemplate, TextCommand, TextEvent>([e, e]),
            PaperEvent e       => Folding.Fold<CasePaper, PaperCommand, PaperEvent>([e, e]),
            SuppressionEvent e => Folding.Fold<Suppression, SuppressionCommand, SuppressionEvent>([e, e]),
            _ => throw new System.Diagnostics.UnreachableException(),
        }));
    }

    [Fact]
    public void No_sample_is_left_of_a_fact_that_is_gone() =>
        Assert.Equal(All.Keys.Order(), Directory.GetFiles(Samples()).Select(file => Path.GetFileNameWithoutExtension(file)!).Order());

    static string Samples([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../Samples");
}
