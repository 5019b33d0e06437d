# SPDX-License-Identifier: GPL-3.0-or-later
"""Which Asterisk modules the lab loads: those it uses, as far as this build has them."""

from atclab.binary import Asterisk

_COMMON = """
res_pjproject res_sorcery_config res_sorcery_memory res_sorcery_astdb res_timing_timerfd
res_timing_pthread res_http_websocket res_websocket_client res_crypto res_geolocation
res_stasis res_statsd res_srtp res_rtp_asterisk
res_pjsip res_pjsip_session res_pjsip_pubsub res_pjsip_acl res_pjsip_authenticator_digest
res_pjsip_caller_id res_pjsip_dlg_options res_pjsip_dtmf_info
res_pjsip_empty_info res_pjsip_diversion res_pjsip_endpoint_identifier_ip
res_pjsip_endpoint_identifier_user res_pjsip_header_funcs res_pjsip_logger res_pjsip_nat
res_pjsip_outbound_authenticator_digest res_pjsip_refer res_pjsip_rfc3326 res_pjsip_sdp_rtp
chan_pjsip codec_a_mu codec_alaw codec_ulaw codec_g722 codec_gsm codec_resample codec_opus
codec_opus_open_source res_format_attr_opus res_format_attr_g729 format_wav format_gsm
format_pcm format_sln bridge_simple bridge_softmix bridge_holding bridge_builtin_features
bridge_builtin_interval_features bridge_native_rtp pbx_config func_callerid func_channel
func_cut func_db func_devstate func_logic func_math func_strings func_global func_dialplan
func_pjsip_endpoint func_pjsip_aor func_pjsip_contact func_timeout func_hangupcause func_env
app_dial app_stack app_exec app_verbose app_playtones app_playback app_userevent
app_mixmonitor app_originate app_softhangup app_while app_echo app_read app_senddtmf
res_clioriginate
"""
_PBX = """
res_pjsip_registrar
res_pjsip_outbound_publish res_pjsip_exten_state res_pjsip_dialog_info_body_generator
res_pjsip_pidf_body_generator res_pjsip_xpidf_body_generator res_pjsip_mwi
res_pjsip_mwi_body_generator
res_pjsip_messaging res_pjsip_notify res_parking res_musiconhold
res_smdi res_manager_devicestate res_manager_presencestate func_presencestate
app_queue app_voicemail app_directed_pickup app_db app_channelredirect app_confbridge
app_bridgewait app_chanspy app_record app_transfer cdr_manager
"""
_ROBOTS = "res_pjsip_outbound_registration app_transfer app_record"


def has_opus(asterisk: Asterisk) -> bool:
    """Tell whether this Asterisk can turn opus into other codecs, not just pass it on."""
    return asterisk.has("codec_opus") or asterisk.has("codec_opus_open_source")


def listing(asterisk: Asterisk, side: str) -> str:
    """Return the ``load =`` lines for ``pbx`` or ``robots``."""
    names = (_COMMON + (_PBX if side == "pbx" else _ROBOTS)).split()
    return "\n".join(f"load = {name}.so" for name in names if asterisk.has(name))
