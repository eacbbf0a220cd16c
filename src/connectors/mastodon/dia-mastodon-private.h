/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-authenticator.h"
#include "dia-inspector.h"
#include "dia-keeper.h"
#include "dia-mastodon-connector.h"
#include "dia-publisher.h"
#include "dia-reader.h"

G_BEGIN_DECLS

/* The capabilities of #DiaMastodonConnector, one file each. */
void dia_mastodon_authenticator_init (DiaAuthenticatorInterface *iface);
void dia_mastodon_inspector_init     (DiaInspectorInterface     *iface);
void dia_mastodon_keeper_init        (DiaKeeperInterface        *iface);
void dia_mastodon_publisher_init     (DiaPublisherInterface     *iface);
void dia_mastodon_reader_init        (DiaReaderInterface        *iface);

G_END_DECLS
