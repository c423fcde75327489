using Recouvrement.Correspondence.Domain.Messages;
using Xunit;
using static Recouvrement.Correspondence.Tests.Domain.Sample;

namespace Recouvrement.Correspondence.Tests.Domain;

public sealed class PrintedDateTests
{
    [Theory]
    [InlineData(15, null, 0, false)]
    [InlineData(15, null, 7, false)]
    [InlineData(15, null, 8, true)]
    [InlineData(16, null, 8, false)]
    [InlineData(16, null, 9, true)]
    [InlineData(15, null, 15, true)]
    [InlineData(15, null, 40, true)]
    [InlineData(0, null, 0, true)]
    [InlineData(null, 20, 10, false)]
    [InlineData(null, 20, 11, true)]
    [InlineData(40, 20, 11, true)]
    [InlineData(15, null, -2, false)]
    [InlineData(null, null, 400, false)]
    public void A_message_that_is_late_leaves_while_half_of_the_days_to_its_dates_are_left(int? deadline, int? sanction, int late, bool tooNear) =>
        Assert.Equal(tooNear, Asked(deadline, sanction).AreTooNear(Monday.AddDays(late)));

    static MessageEvent.MessageRequested Asked(int? deadline, int? sanction) =>
        Requested with { Asked = Requested.Asked with { Deadline = Day(deadline), SanctionOn = Day(sanction) } };

    static DateOnly? Day(int? after) => after is { } days ? Monday.AddDays(days) : null;
}
