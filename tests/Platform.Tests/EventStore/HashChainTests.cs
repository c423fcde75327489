using Recouvrement.Platform.EventStore;

namespace Recouvrement.Platform.Tests.EventStore;

public sealed class HashChainTests
{
    static readonly Guid Stream = new("7b0f3a52-0000-5000-8000-000000000002");

    /// <summary>Computed outside of this program: SHA-256 of the previous hash's bytes followed by the canonical text.</summary>
    [Fact]
    public void The_hash_is_the_documented_one()
    {
        var first = HashChain.Hash(
            StreamHead.New.Hash, new("0195c4a0-0000-7000-8000-000000000001"), Stream, 1, "counted", """{"number":1}"""u8,
            """{"actor":"a tester","happened_at":"2026-03-02T07:00:00.000000Z","recorded_at":"2026-03-02T07:00:00.000001Z","schema":1,"traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}"""u8);
        Assert.Equal("68951782fbac4e2a0fcb9d93742dadb5804f2a94440653503f0737c8eec49635", first);
        Assert.Equal("465db97695f8dc7d068349073e5ea5391f4c41935d70542ac338b812089710d8", HashChain.Hash(
            first, new("0195c4a0-0000-7000-8000-000000000003"), Stream, 2, "whispered", """{"text":"péché"}"""u8,
            """{"actor":"a tester","happened_at":"2026-03-02T07:00:00.000000Z","recorded_at":"2026-03-02T07:00:00.000001Z","schema":1}"""u8));
    }
}
