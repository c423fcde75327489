using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Recouvrement.Correspondence.Domain.Inbound;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Platform.EventStore;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Domain;

/// <summary>Stands in for the compiler, for the facts of mails that came in.</summary>
public sealed class InboundFactTests
{
    public static TheoryData<string> Facts { get; } = [.. EventNames<InboundEvent>.All.Keys];

    [Theory]
    [MemberData(nameof(Facts))]
    public void Every_fact_reads_and_writes_its_frozen_sample_and_adds_up(string name)
    {
        var sample = File.ReadAllBytes(Path.Combine(Samples(), $"{name}.json"));
        var type = EventNames<InboundEvent>.All[name];
        var fact = (InboundEvent)JsonSerializer.Deserialize(sample, type, EventJson.Options)!;
        Assert.Equal(Encoding.UTF8.GetString(CanonicalJson.Of(sample)), Encoding.UTF8.GetString(CanonicalJson.Of(JsonSerializer.SerializeToUtf8Bytes(fact, type, EventJson.Options))));
        Assert.All(type.GetProperties(), property => Assert.NotNull(property.GetValue(fact)));
        Assert.NotNull(Folding.Fold<InboundMail, InboundCommand, InboundEvent>([fact, fact]));
    }

    [Fact]
    public void A_mail_that_was_filed_before_colleagues_were_told_apart_is_what_it_came_as()
    {
        var filed = JsonSerializer.Deserialize<InboundEvent.MailFiled>("{\"to\":{\"case\":\"0a9d9ea6-42a8-5b0c-8a06-3f9bb5b24d6c\",\"creditor\":\"732829320\",\"redirected\":false},\"how\":\"token\",\"on\":\"2026-03-17\"}", EventJson.Options)!;
        Assert.Null(filed.Kind);
        Assert.Equal(MailKind.HardBounce, Folding.Fold<InboundMail, InboundCommand, InboundEvent>([new InboundEvent.MailArrived(MailKind.HardBounce, "5.1.1", null, "00", 1, filed.On), filed]).Found!.Kind);
    }

    [Fact]
    public void No_sample_is_left_of_a_fact_that_is_gone() =>
        Assert.Equal(EventNames<InboundEvent>.All.Keys.Order(), Directory.GetFiles(Samples()).Select(file => Path.GetFileNameWithoutExtension(file)!).Order());

    static string Samples([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../Samples/Inbound");
}
