/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-test-server-private.h"

#include <string.h>

#define DRIP_MICROSECONDS (20 * 1000)

DiaTestReply *
dia_test_reply_new (void)
{
  DiaTestReply *self = g_new0 (DiaTestReply, 1);

  self->status = 200;
  self->headers = g_string_new (NULL);
  return self;
}

void
dia_test_reply_free (DiaTestReply *self)
{
  g_string_free (self->headers, TRUE);
  g_free (self->content_type);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self);
}

void
dia_test_reply_set_status (DiaTestReply *self,
                           guint         status)
{
  self->status = status;
}

void
dia_test_reply_add_header (DiaTestReply *self,
                           const char   *name,
                           const char   *value)
{
  g_string_append_printf (self->headers, "%s: %s\r\n", name, value);
}

void
dia_test_reply_set_bytes (DiaTestReply *self,
                          const char   *content_type,
                          GBytes       *bytes)
{
  g_bytes_ref (bytes);
  g_clear_pointer (&self->body, g_bytes_unref);
  self->body = bytes;
  g_free (self->content_type);
  self->content_type = g_strdup (content_type);
}

void
dia_test_reply_set_text (DiaTestReply *self,
                         const char   *content_type,
                         const char   *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  dia_test_reply_set_bytes (self, content_type, bytes);
}

void
dia_test_reply_set_cut (DiaTestReply *self,
                        DiaTestCut    cut)
{
  self->cut = cut;
}

void
dia_test_reply_set_end (DiaTestReply *self,
                        DiaTestEnd    end)
{
  self->end = end;
}

void
dia_test_reply_set_cut_func (DiaTestReply *self,
                             DiaTestFunc   func,
                             gpointer      user_data)
{
  self->cut_func = func;
  self->cut_data = user_data;
}

void
dia_test_reply_set_delay (DiaTestReply *self,
                          guint         milliseconds)
{
  self->delay_ms = milliseconds;
}

void
dia_test_reply_set_endless (DiaTestReply *self,
                            const char   *content_type,
                            GBytes       *bytes,
                            guint64       total)
{
  dia_test_reply_set_bytes (self, content_type, bytes);
  self->total = total;
}

static char *
make_head (DiaTestReply *self)
{
  GString *head = g_string_new (NULL);

  g_string_printf (head, "HTTP/1.1 %u Said\r\n%s", self->status, self->headers->str);
  if (self->content_type != NULL)
    g_string_append_printf (head, "Content-Type: %s\r\n", self->content_type);
  if (self->total > 0)
    g_string_append (head, "Transfer-Encoding: chunked\r\n");
  else
    g_string_append_printf (head, "Content-Length: %" G_GSIZE_FORMAT "\r\n", self->body != NULL ? g_bytes_get_size (self->body) : 0);
  g_string_append (head, "\r\n");
  return g_string_free (head, FALSE);
}

static gboolean
write_all (GOutputStream *output,
           const void    *bytes,
           gsize          length,
           gboolean       drip,
           GCancellable  *cancellable)
{
  const char *next = bytes;

  if (!drip)
    return g_output_stream_write_all (output, bytes, length, NULL, cancellable, NULL);
  for (gsize i = 0; i < length; i++)
    {
      if (!g_output_stream_write_all (output, next + i, 1, NULL, cancellable, NULL))
        return FALSE;
      g_usleep (DRIP_MICROSECONDS);
    }
  return TRUE;
}

static gboolean
write_chunks (DiaTestReply  *self,
              GOutputStream *output,
              GCancellable  *cancellable)
{
  gsize size = g_bytes_get_size (self->body);
  g_autofree char *start = g_strdup_printf ("%" G_GSIZE_MODIFIER "x\r\n", size);

  for (guint64 sent = 0; sent < self->total; sent += size)
    if (!write_all (output, start, strlen (start), FALSE, cancellable) ||
        !write_all (output, g_bytes_get_data (self->body, NULL), size, FALSE, cancellable) ||
        !write_all (output, "\r\n", 2, FALSE, cancellable))
      return FALSE;
  return write_all (output, "0\r\n\r\n", 5, FALSE, cancellable);
}

static gboolean
write_body (DiaTestReply  *self,
            GOutputStream *output,
            GCancellable  *cancellable)
{
  gsize size;
  const char *bytes;

  if (self->total > 0)
    return write_chunks (self, output, cancellable);
  if (self->body == NULL)
    return TRUE;
  bytes = g_bytes_get_data (self->body, &size);
  if (self->cut == DIA_TEST_CUT_IN_BODY)
    size /= 2;
  else if (self->cut == DIA_TEST_CUT_LAST_BYTE)
    size -= MIN (size, 1);
  return write_all (output, bytes, size, self->cut == DIA_TEST_CUT_DRIP, cancellable) &&
         self->cut != DIA_TEST_CUT_IN_BODY && self->cut != DIA_TEST_CUT_LAST_BYTE;
}

gboolean
dia_test_reply_write (DiaTestReply  *self,
                      GOutputStream *output,
                      gboolean       with_body,
                      GCancellable  *cancellable)
{
  g_autofree char *head = make_head (self);
  gsize length = strlen (head);

  if (self->cut == DIA_TEST_CUT_IN_STATUS_LINE)
    length = strlen ("HTTP/1.");
  if (!write_all (output, head, length, self->cut == DIA_TEST_CUT_DRIP, cancellable) ||
      self->cut == DIA_TEST_CUT_IN_STATUS_LINE || self->cut == DIA_TEST_CUT_BEFORE_BODY)
    return FALSE;
  return !with_body || write_body (self, output, cancellable);
}
