using Recouvrement.Platform.EventStore;

namespace Recouvrement.Platform.Tests.EventStore;

public sealed class EventNamesTests
{
    static readonly NewEvent Today = EventNames<Aged>.Write(new Aged.Renamed("Grace", "Hopper", "rear admiral"));

    [Fact]
    public void A_fact_is_stored_under_the_snake_case_of_its_name_with_its_version_and_type()
    {
        Assert.Equal(("renamed", 3, "Recouvrement.Platform.Tests.EventStore.Aged+Renamed, Recouvrement.Platform.Tests"), (Today.Type, Today.SchemaVersion, Today.DotnetType));
        Assert.Equal("formal_notice_issued", EventJson.StoredName(typeof(FormalNoticeIssued)));
        Assert.True(EventNames<Aged>.Knows("renamed"));
        Assert.False(EventNames<Aged>.Knows("counted"));
    }

    [Fact]
    public void An_old_version_without_its_upcaster_is_refused_at_the_start()
    {
        Assert.Contains("Version 1 of renamed", Assert.Throws<ArgumentException>(() => new EventNames<Aged>()).Message, StringComparison.Ordinal);
        Assert.Contains("Version 2 of renamed", Assert.Throws<ArgumentException>(() => new EventNames<Aged>(Aged.Upcasters[0])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_of_tomorrow_or_a_name_of_others_cannot_be_read()
    {
        var names = new EventNames<Aged>(Aged.Upcasters);
        Assert.Contains("version 4", Assert.Throws<InvalidDataException>(() => names.Read(Stored.As(Today, schema: 4))).Message, StringComparison.Ordinal);
        Assert.Contains("'counted'", Assert.Throws<InvalidDataException>(() => names.Read(Stored.As(Today, type: "counted"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shape_of_others_cannot_be_read_and_is_not_taken_for_the_callers_mistake()
    {
        var strange = Today with { Data = """{"first":1}"""u8.ToArray() };
        Assert.Contains("first", Assert.Throws<InvalidDataException>(() => new EventNames<Aged>(Aged.Upcasters).Read(Stored.As(strange))).Message, StringComparison.Ordinal);
    }

    sealed record FormalNoticeIssued;
}
