using System.Text;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Platform.Tests.EventStore;

/// <summary>An event as if it had been stored, for tests without a database.</summary>
static class Stored
{
    public static StoredEvent As(NewEvent added, int? schema = null, string? type = null) => new(
        1, added.Id, Guid.Empty, 1, type ?? added.Type, added.Data, Encoding.UTF8.GetBytes($$"""{"schema":{{schema ?? added.SchemaVersion}}}"""), default, null, null);
}
