/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-test-server.h"

G_BEGIN_DECLS

struct _DiaTestReply
{
  guint       status;
  GString    *headers;      /* whole lines */
  char       *content_type; /* (nullable) */
  GBytes     *body;         /* (nullable) */
  guint64     total;        /* of an endless body; 0: the body once */
  DiaTestCut  cut;
  DiaTestEnd  end;
  DiaTestFunc cut_func;     /* (nullable) */
  gpointer    cut_data;
  guint       delay_ms;
};

DiaTestReply   *dia_test_reply_new   (void);
void            dia_test_reply_free  (DiaTestReply *self);
/* Writes the reply, or the part of it that its cut allows. FALSE when the
 * connection is to be closed. */
gboolean        dia_test_reply_write (DiaTestReply *self, GOutputStream *output, gboolean with_body, GCancellable *cancellable);

DiaTestRequest *dia_test_request_new   (void);
DiaTestRequest *dia_test_request_ref   (DiaTestRequest *self);
void            dia_test_request_unref (DiaTestRequest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaTestReply, dia_test_reply_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaTestRequest, dia_test_request_unref)

G_END_DECLS
