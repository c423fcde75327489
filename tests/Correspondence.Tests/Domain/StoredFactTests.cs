using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Domain.Templates;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Platform.EventStore;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Domain;

/// <summary>Stands in for the compiler: every fact has a stored name, a frozen sample that reads and writes the same, and an arm in Evolve.</summary>
public sealed class StoredFactTests
{
    public static TheoryData<string> Facts { get; } = [.. EventNames<MessageEvent>.All.Keys, .. EventNames<TextEvent>.All.Keys];

    [Theory]
    [MemberData(nameof(Facts))]
    public void Every_fact_reads_and_writes_its_frozen_sample_and_adds_up(string name)
    {
        var sample = File.ReadAllBytes(Path.Combine(Samples(), $"{name}.json"));
        var type = EventNames<MessageEvent>.All.GetValueOrDefault(name) ?? EventNames<TextEvent>.All[name];
        var fact = JsonSerializer.Deserialize(sample, type, EventJson.Options)!;
        Assert.Equal(Encoding.UTF8.GetString(CanonicalJson.Of(sample)), Encoding.UTF8.GetString(CanonicalJson.Of(JsonSerializer.SerializeToUtf8Bytes(fact, type, EventJson.Options))));
        Assert.All(type.GetProperties(), property => Assert.NotNull(property.GetValue(fact)));
        if (fact is MessageEvent message) Assert.NotNull(Folding.Fold<Message, MessageCommand, MessageEvent>([message, message]));
        if (fact is TextEvent text) Assert.NotNull(Folding.Fold<TextTemplate, TextCommand, TextEvent>([text, text]));
    }

    [Fact]
    public void No_sample_is_left_of_a_fact_that_is_gone() =>
        Assert.Equal(EventNames<MessageEvent>.All.Keys.Concat(EventNames<TextEvent>.All.Keys).Order(), Directory.GetFiles(Samples()).Select(file => Path.GetFileNameWithoutExtension(file)!).Order());

    static string Samples([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../Samples");
}
