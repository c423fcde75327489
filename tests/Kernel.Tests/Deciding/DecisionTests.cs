using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Kernel.Deciding;
using Xunit;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Kernel.Tests.Deciding;

public sealed class DecisionTests
{
    [Fact]
    public void One_fact_is_a_decision()
    {
        Decision<string> decision = "opened";
        Assert.Equal(["opened"], decision.Facts.ToArray());
        Assert.Null(decision.Refusal);
    }

    [Fact]
    public void Several_facts_keep_their_order()
    {
        Decision<string> decision = Accept("opened", "paid", "closed");
        Assert.Equal(["opened", "paid", "closed"], decision.Facts.ToArray());

        Decision<string> same = ImmutableArray.Create("opened", "paid");
        Assert.Equal(["opened", "paid"], same.Facts.ToArray());
    }

    [Fact]
    public void A_refusal_carries_code_and_reason_and_no_fact()
    {
        Decision<string> decision = Refuse("invoice_already_settled", "The invoice is settled.");
        Assert.Equal(new Refusal("invoice_already_settled", "The invoice is settled."), decision.Refusal);
        Assert.Empty(decision.Facts);
    }

    [Fact]
    public void Nothing_to_do_is_neither_fact_nor_refusal()
    {
        Decision<string> decision = Nothing;
        Assert.Empty(decision.Facts);
        Assert.Null(decision.Refusal);
        Assert.Empty(default(Decision<string>).Facts);
    }

    [Fact]
    public void Facts_add_up_from_the_initial_state() =>
        Assert.Equal(new Door(2), Folding.Fold<Door, DoorCommand, DoorEvent>([new DoorEvent.Opened(), new DoorEvent.Opened()]));

    [Fact]
    public void No_facts_are_the_initial_state() => Assert.Equal(Door.Initial, Folding.Fold<Door, DoorCommand, DoorEvent>([]));

    [Fact]
    public void A_schema_version_is_read_from_the_event() =>
        Assert.Equal(3, typeof(DoorEvent.Opened).GetCustomAttributes(inherit: false).OfType<SchemaVersionAttribute>().Single().Version);

    abstract record DoorCommand
    {
        DoorCommand() { }

        internal sealed record Open : DoorCommand;
    }

    abstract record DoorEvent
    {
        DoorEvent() { }

        [SchemaVersion(3)]
        internal sealed record Opened : DoorEvent;
    }

    sealed record Door(int Times) : IDecider<Door, DoorCommand, DoorEvent>
    {
        public static Door Initial => new(0);

        public static Decision<DoorEvent> Decide(Door state, DoorCommand command) => new DoorEvent.Opened();

        public static Door Evolve(Door state, DoorEvent happened) => happened switch
        {
            DoorEvent.Opened => state with { Times = state.Times + 1 },
            _                => throw new UnreachableException(),
        };
    }
}
