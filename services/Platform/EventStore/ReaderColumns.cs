using Npgsql;

namespace Recouvrement.Platform.EventStore;

/// <summary>Columns that may be null.</summary>
public static class ReaderColumns
{
    /// <summary>A text, or null.</summary>
    public static string? Text(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>A value, or null: a day, an id, a number, an instant.</summary>
    public static T? Value<T>(this NpgsqlDataReader row, int column) where T : struct => row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);
}
